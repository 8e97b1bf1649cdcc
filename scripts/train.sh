#!/bin/sh
# Trains a model.
exec sh "$(dirname "$(readlink -f "$0")")/java.sh" train io.authentica.train.TrainingCommands "$@"
