#!/bin/sh
# Tells whether images are AI-generated.
exec sh "$(dirname "$(readlink -f "$0")")/java.sh" evaluate io.authentica.evaluate.predict.PredictCommand "$@"
