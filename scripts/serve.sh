#!/bin/sh
# Serves a model over HTTP.
exec sh "$(dirname "$(readlink -f "$0")")/java.sh" serve io.authentica.serve.ServeCommand "$@"
