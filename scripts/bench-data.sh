#!/bin/sh
# Measures how fast a Parquet shard is read: bench-data.sh FILE, or bench-data.sh DIRECTORY [MEBIBYTES [ROWS_PER_PAGE]]
# In a DIRECTORY a shard is made, 2 GiB unless told otherwise, and stays there for the next time.
set -eu

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f "$0")")/.." && pwd -P)
[ $# -ge 1 ] || fail "a shard, or a directory to make one in, must be given"
classes=$root/common/target/test-classes
[ -d "$root/train/target/lib" ] && [ -d "$classes" ] ||
    fail "train and common are not built with their tests yet: run mvn -q -DskipTests package in $root"

set -f # options may hold asterisks
# shellcheck disable=SC2086 # options are separated by spaces
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -Djava.awt.headless=true ${AUTHENTICA_JAVA_OPTS:-} \
    -cp "$root/train/target/lib/*:$classes" io.authentica.common.parquet.ShardBench "$@"
