#!/bin/sh
# What each choice of a recipe buys: trains train/recipes/mini.yaml, and the same with one thing changed, with several seeds,
# and measures each model on the validation and the test split. Finished runs are kept: started again, it goes on.
#   scripts/ablation.sh DATA INIT OUT [VARIANT:SEED...]      default: every variant with seeds 17 and 18, the best with 19 too
# scripts/reference/ablation_table.py OUT prints the table.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f "$0")")/.." && pwd -P)
if [ $# -lt 3 ]; then
    printf 'error: DATA, INIT and OUT must be given\n' >&2
    exit 2
fi
data=$1
init=$2
out=$3
shift 3
if [ $# -eq 0 ]; then
    for variant in plain augmented ema crop bf16 linear-probe stem-stride-1; do
        set -- "$@" "$variant:17" "$variant:18"
    done
    # A third seed for the two best, and for what they are compared with.
    set -- "$@" plain:19 linear-probe:19 stem-stride-1:19
fi
mini=$root/train/recipes/mini.yaml

# Prints the recipe of a variant: each is mini.yaml with one thing changed.
recipe() {
    case $1 in
        plain) cat "$mini" ;;
        augmented)
            sed '/^  - {type: horizontal-flip/a\
  - {type: downscale, probability: 0.3, min_factor: 0.4, max_factor: 0.9, filter: bicubic, restore: false}\
  - {type: social-media, probability: 0.5}' "$mini"
            ;;
        ema)
            sed '/^averaging:/,/^  type:/s/^  type: none/  type: ema\
  decay: 0.98\
  warmup: true/' "$mini"
            ;;
        bf16) sed 's/^  bf16: .*/  bf16: true/' "$mini" ;;
        crop) sed 's/^resize: .*/resize: shorter256-bicubic-crop224/' "$mini" ;;
        stem-stride-1) sed 's/^  stem_stride: .*/  stem_stride: 1/' "$mini" ;;
        linear-probe) cat "$root/train/recipes/linear-probe.yaml" ;;
        *)
            printf 'error: a variant must be plain, augmented, ema, crop, bf16, stem-stride-1 or linear-probe but was %s\n' "$1" >&2
            exit 2
            ;;
    esac
}

mkdir -p "$out"
for run in "$@"; do
    variant=${run%%:*}
    seed=${run##*:}
    dir=$out/$variant-$seed
    recipe "$variant" | sed "s/^name: .*/name: $variant-$seed/; s/^seed: .*/seed: $seed/" >"$dir.yaml"
    if [ ! -e "$dir/package/model.json" ]; then
        set -- --recipe "$dir.yaml" --data "$data" --out "$dir" --init "$init"
        [ ! -e "$dir/recipe.yaml" ] || set -- "$@" --resume
        "$root/scripts/train.sh" "$@"
    fi
    for split in validation test; do
        [ -e "$dir/$split/report.json" ] ||
            "$root/scripts/evaluate.sh" --model "$dir/package" --data "$data" --split "$split" --out "$dir/$split"
    done
done
