#!/bin/sh
# Measures the server over loopback, beside the Python stack where one is given:
#   bench-serve.sh [SERVE_OPTION...]
# Environment: SECONDS_EACH (8), CONCURRENCY ("1 4 16 64"), PYTHON (an interpreter with the packages that
# scripts/reference/fastapi_service.py names; without it only our own server runs), STEM_STRIDE (2) of its network, which must be the
# package's, OVERLOAD_RATE (requests/s; none without it), OVERLOAD_SECONDS (60), SOAK_RATE (requests/s; none without it),
# SOAK_SECONDS (1200), PORT (18080).
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f "$0")")/.." && pwd -P)
seconds=${SECONDS_EACH:-8}
port=${PORT:-18080}
load="$root/serve/target/test-classes"
[ -d "$load" ] || { echo "error: the load generator is not built: run mvn -q -DskipTests package" >&2; exit 1; }
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true' EXIT

load() { # NAME CONNECTIONS SECONDS RATE
    java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -cp "$load" \
        io.authentica.serve.bench.LoadGenerator "$1" "$port" /predict "$2" "$3" "$4" "$server"
}

await_ready() {
    until curl -s -o /dev/null "http://127.0.0.1:$port/health"; do
        kill -0 "$server" || exit 1
        sleep 0.02
    done
}

measure() { # NAME
    load "$1 warm-up" 4 4 0 >/dev/null
    for connections in ${CONCURRENCY:-1 4 16 64}; do
        load "$1, $connections at once" "$connections" "$seconds" 0
    done
}

stop() {
    kill "$server"
    wait "$server" || true
    server=
}

printf '%-28s %6s %8s %8s %9s %9s %9s %9s\n' '' status requests per_s p50_ms p95_ms p99_ms max_ms
started=$(date +%s%N)
AUTHENTICA_SERVE_ACCESS_LOG=false sh "$root/scripts/serve.sh" --host 127.0.0.1 --port "$port" "$@" &
server=$!
await_ready
ready=$(date +%s%N)
echo "ready after $(((ready - started) / 1000000)) ms, resident $(awk '/VmRSS/ {print $2 / 1024}' "/proc/$server/status") MiB idle"
measure authentica
if [ -n "${OVERLOAD_RATE:-}" ]; then
    load "overload $OVERLOAD_RATE/s" 400 "${OVERLOAD_SECONDS:-60}" "$OVERLOAD_RATE"
fi
if [ -n "${SOAK_RATE:-}" ]; then
    load "soak warm-up" 64 60 "$SOAK_RATE"
    for tenth in 1 2 3 4 5 6 7 8 9 10; do
        load "soak $tenth/10" 64 $((${SOAK_SECONDS:-1200} / 10)) "$SOAK_RATE"
    done
fi
stop

if [ -n "${PYTHON:-}" ]; then
    port=$((port + 1))
    "$PYTHON" "$root/scripts/reference/fastapi_service.py" "$port" "${STEM_STRIDE:-2}" &
    server=$!
    await_ready
    measure fastapi
    stop
fi
