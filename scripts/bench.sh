#!/bin/sh
# Measures decoding, inference and training.
exec sh "$(dirname "$(readlink -f "$0")")/java.sh" train io.authentica.train.bench.BenchCommand "$@"
