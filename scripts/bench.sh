#!/bin/sh
# Measures decoding, inference and training; bench.sh loader the loader alone, bench.sh memory a training process.
# bench.sh serve, evaluate, report or data runs the script beside this one that is named so.
here=$(dirname "$(readlink -f "$0")")
case ${1:-} in
    serve | evaluate | report | data)
        script=$here/bench-$1.sh
        shift
        exec sh "$script" "$@"
        ;;
esac
exec sh "$here/java.sh" train io.authentica.train.bench.BenchCommand "$@"
