#!/bin/sh
# Measures a model on a data set and writes a report.
exec sh "$(dirname "$(readlink -f "$0")")/java.sh" evaluate io.authentica.evaluate.EvaluateCommand "$@"
