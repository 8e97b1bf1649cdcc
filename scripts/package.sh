#!/bin/sh
# Works on model packages: package.sh export --package DIR --format onnx|torchscript|safetensors --out FILE
exec sh "$(dirname "$(readlink -f "$0")")/java.sh" train io.authentica.train.export.PackageCommand "$@"
