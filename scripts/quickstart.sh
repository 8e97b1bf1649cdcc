#!/bin/sh
# The whole line on a synthetic data set: build, make data, fine-tune, evaluate, package, predict. A few minutes on two cores.
# quickstart.sh [--no-build] [DIRECTORY]: where the results go; default: ./quickstart, replaced if it is an earlier one.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f "$0")")/.." && pwd -P)
build=yes
if [ "${1:-}" = --no-build ]; then
    build=no
    shift
fi
out=${1:-quickstart}

step() {
    printf '\n== %s\n' "$1" >&2
}

if [ -e "$out" ] && [ ! -e "$out/.quickstart" ]; then
    printf 'error: %s must not exist or be an earlier quickstart: name another directory\n' "$out" >&2
    exit 1
fi
rm -rf "$out"
mkdir -p "$out"
: >"$out/.quickstart"

if [ "$build" = yes ]; then
    command -v mvn >/dev/null || {
        printf 'error: Maven is missing: install Maven 3.8 or newer\n' >&2
        exit 1
    }
    step "building"
    (cd "$root" && mvn -q -B -DskipTests package)
fi

step "making a synthetic data set (no picture of it is a photograph)"
"$root/scripts/data.sh" sample --out "$out/data"

step "fine-tuning EfficientNet-B0 with the weights of models/starter and a new classifier"
"$root/scripts/train.sh" --recipe "$root/train/recipes/quickstart.yaml" --data "$out/data" --out "$out/run" \
    --init "$root/models/starter"

step "evaluating on the test split"
"$root/scripts/evaluate.sh" --model "$out/run/package" --data "$out/data" --split test --out "$out/evaluation"

step "predicting one test picture of each source"
set --
for source in "$out/data/test"/*/*/; do
    picture=$(find "$source" -type f | sort | head -n 1)
    set -- "$@" "$picture"
done
"$root/scripts/predict.sh" --model "$out/run/package" "$@"

step "done"
cat <<TEXT
model package  $out/run/package
report         $out/evaluation/report.html

Serve this model, then ask it, from another terminal:

  $root/scripts/serve.sh --model $out/run/package
  curl -F "file=@$picture;type=image/jpeg" http://localhost:8000/predict
TEXT
