#!/bin/sh
# Measures how long the figures of a report of a million predictions take.
exec sh "$(dirname "$(readlink -f "$0")")/java.sh" evaluate io.authentica.evaluate.bench.ReportBench "$@"
