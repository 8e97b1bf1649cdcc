#!/bin/sh
# Measures how fast an evaluation runs from files to predictions: bench-evaluate.sh MODEL DATA [SPLIT [REPEATS [CONDITIONS]]]
# scripts/reference/bench_evaluate_timm.py measures the same in Python.
set -eu

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f "$0")")/.." && pwd -P)
[ $# -ge 2 ] || fail "a model package and a data set must be given"
classes=$root/evaluate/target/test-classes
[ -d "$classes" ] || fail "evaluate is not built with its tests yet: run mvn -q -DskipTests package in $root"

# The launcher sets what PyTorch and the allocator need.
AUTHENTICA_CLASSES=$classes exec sh "$root/scripts/java.sh" evaluate io.authentica.evaluate.run.EvaluationBench "$@"
