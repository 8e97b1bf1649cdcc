#!/bin/sh
# Runs a main class of a module: java.sh MODULE MAIN_CLASS [ARGUMENT...]
# AUTHENTICA_JAVA_OPTS holds further options for the JVM, separated by spaces; AUTHENTICA_CLASSES a directory of further classes.
set -eu

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

module=$1
main_class=$2
shift 2

root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f "$0")")/.." && pwd -P)

if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME but $java is not there: set it to a JDK 17 or newer"
elif [ -x /usr/libexec/java_home ] && mac_home=$(/usr/libexec/java_home -v 17+ 2>/dev/null); then
    java=$mac_home/bin/java
else
    java=$(command -v java) || fail "Java is missing: install JDK 17 or newer, or set JAVA_HOME"
fi

version=$("$java" -version 2>&1 | sed -n 's/^.* version "\([^"]*\)".*$/\1/p') || version=
major=${version#1.}
major=${major%%[!0-9]*}
[ -n "$major" ] || fail "$java does not tell its version: set JAVA_HOME to a JDK 17 or newer"
[ "$major" -ge 17 ] || fail "Java must be 17 or newer but $java is $version: set JAVA_HOME to another"

lib=$root/$module/target/lib
[ -d "$lib" ] || fail "$module is not built yet: run mvn -q -DskipTests package in $root"

# PyTorch allocates and frees large tensors in every operation. Kept in the heap instead of being mapped and unmapped,
# they make training and inference on CPU about twice as fast. The names are glibc's.
if [ "$(uname -s)" = Linux ] && getconf GNU_LIBC_VERSION >/dev/null 2>&1; then
    export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX-1}"
    export MALLOC_MMAP_MAX_="${MALLOC_MMAP_MAX_-0}"
    export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_-17179869184}"
    export MALLOC_TOP_PAD_="${MALLOC_TOP_PAD_-67108864}"
fi
# OpenMP threads that wait for each other spin first. With the default count, two busy neighbours on two cores made training
# five times slower; with this one it takes its share, and on an idle machine nothing is lost.
export GOMP_SPINCOUNT="${GOMP_SPINCOUNT-30000}"
# DJL reports its use to its makers unless told not to.
export OPT_OUT_TRACKING="${OPT_OUT_TRACKING-true}"
# The native library of DJL's tokenizers comes from their jar; on a machine with a GPU another one would be downloaded.
export RUST_FLAVOR="${RUST_FLAVOR-cpu}"

native_access=
[ "$major" -lt 22 ] || native_access=--enable-native-access=ALL-UNNAMED

# While training, the heap only holds pictures in flight and copies of weights; what Java would take beyond that, PyTorch needs.
heap=
[ "$module" != train ] || heap=-Xmx1536m

# What is allocated is pictures, as arrays of hundreds of kilobytes that die at once. G1 gives each a region of its own, and its heap grows for
# minutes; the serial collector stays at what it has after the first seconds. It pauses for what is alive, which is little.
collector=-XX:+UseSerialGC
case ${AUTHENTICA_JAVA_OPTS:-} in *-XX:+Use*GC*) collector= ;; esac

terminal=false
[ ! -t 2 ] || terminal=true

set -f # options may hold asterisks
# shellcheck disable=SC2086 # options are separated by spaces
exec "$java" $native_access $heap $collector "-Dauthentica.home=$root" -Dauthentica.terminal=$terminal -Djava.awt.headless=true \
    -Dai.djl.default_engine=PyTorch ${AUTHENTICA_JAVA_OPTS:-} \
    -cp "$lib/*${AUTHENTICA_CLASSES:+:$AUTHENTICA_CLASSES}" "$main_class" "$@"
