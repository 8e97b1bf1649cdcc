#!/bin/sh
# Makes data sets for training and evaluation, and audits them.
exec sh "$(dirname "$(readlink -f "$0")")/java.sh" train io.authentica.train.data.DataCommand "$@"
