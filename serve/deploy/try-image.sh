#!/bin/sh
# Does what serve/Dockerfile does, without a container engine: lays the image's files out in a new directory, starts the entry point as
# another user on a read-only view of them, and asks the health check. Linux, as root; build serve first.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f "$0")")/../.." && pwd -P)
[ -d "$root/serve/target/lib" ] || {
    printf 'error: serve is not built yet: run mvn -q -DskipTests package in %s\n' "$root" >&2
    exit 1
}
if [ "${1:-}" != inside ]; then
    exec unshare --mount sh "$0" inside
fi
image=$(mktemp -d)
writable=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; wait; umount "$image" "$writable"; rm -rf "$image" "$writable"' EXIT
server=
mkdir -p "$image/serve/target" "$image/scripts"
cp -r "$root/serve/target/lib" "$image/serve/target/lib"
cp "$root/scripts/java.sh" "$root/scripts/serve.sh" "$image/scripts/"
cp -r "$root/models/starter" "$image/model"
chmod 755 "$image"
mount --bind -o ro "$image" "$image"
mount -o remount,bind,ro "$image"
mount -t tmpfs -o mode=1777,exec tmpfs "$writable"
cd "$image"
java_home=$(dirname "$(dirname "$(readlink -f "${JAVA_HOME:-}/bin/java" 2>/dev/null || readlink -f "$(command -v java)")")")
setpriv --reuid 10001 --regid 10001 --clear-groups --bounding-set=-all --no-new-privs env -i PATH="$PATH" JAVA_HOME="$java_home" \
    DJL_CACHE_DIR="$writable/djl" DJL_OFFLINE=true AUTHENTICA_SERVE_MODEL="$image/model" \
    AUTHENTICA_JAVA_OPTS="-Djava.io.tmpdir=$writable -XX:MaxRAMPercentage=50" \
    scripts/serve.sh --port 18000 &
server=$!
tries=0
until curl -fsS -o /dev/null http://localhost:18000/health/ready 2>/dev/null; do
    kill -0 "$server" || exit 1
    tries=$((tries + 1))
    [ "$tries" -le 120 ] || {
        printf 'error: not ready after %s tries\n' "$tries" >&2
        exit 1
    }
    sleep 0.5
done
curl -fsS http://localhost:18000/health
printf '\n'
kill "$server"
code=0
wait "$server" || code=$?
server=
[ "$code" = 143 ] || [ "$code" = 0 ] || {
    printf 'error: SIGTERM must end the service with 0 or 143 but it was %s\n' "$code" >&2
    exit 1
}
printf 'the steps of the image work: read-only files, user 10001, no capability\n'
