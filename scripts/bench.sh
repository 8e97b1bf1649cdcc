#!/bin/sh
# Measures decoding, inference and training; bench.sh loader the loader alone, bench.sh memory a training process.
exec sh "$(dirname "$(readlink -f "$0")")/java.sh" train io.authentica.train.bench.BenchCommand "$@"
