"""Prints the table of scripts/ablation.sh: mean and range over the seeds of each variant, from predictions and nothing else.

    pip install scikit-learn
    python scripts/reference/ablation_table.py OUT
"""

import collections
import csv
import pathlib
import re
import statistics
import sys

from sklearn.metrics import balanced_accuracy_score, roc_auc_score

VARIANTS = ["plain", "augmented", "ema", "crop", "bf16", "stem-stride-1", "linear-probe"]


def figures(predictions):
    with open(predictions, newline="") as lines:
        rows = list(csv.DictReader(lines))
    truth = [int(row["label"] == "fake") for row in rows]
    verdicts = [int(row["verdict"] == "fake") for row in rows]
    probabilities = [float(row["fake_probability"]) for row in rows]
    result = {"AUC": roc_auc_score(truth, probabilities), "balanced accuracy": balanced_accuracy_score(truth, verdicts)}
    of_generator = collections.defaultdict(list)
    for row, verdict, fake in zip(rows, verdicts, truth):
        if fake:
            of_generator[row["generator"]].append(verdict)
    return result | {f"recall {name}": statistics.mean(values) for name, values in sorted(of_generator.items())}


def text(values):
    if len(values) == 1:
        return f"{values[0]:.3f}"
    return f"{statistics.mean(values):.3f} ({min(values):.3f}-{max(values):.3f})"


def main():
    runs = collections.defaultdict(lambda: collections.defaultdict(list))
    seeds = collections.Counter()
    for directory in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        name = re.fullmatch(r"(.+)-(\d+)", directory.name)
        if not name or not (directory / "test" / "predictions.csv").exists():
            continue
        seeds[name[1]] += 1
        for split in ("validation", "test"):
            for figure, value in figures(directory / split / "predictions.csv").items():
                runs[name[1]][f"{split} {figure}"].append(value)
    columns = sorted({c for values in runs.values() for c in values},
                     key=lambda c: (not c.startswith("validation"), "recall" in c, c))
    print("| variant | seeds | " + " | ".join(columns) + " |")
    print("|---|--:|" + "---|" * len(columns))
    for variant in VARIANTS + sorted(set(runs) - set(VARIANTS)):
        if variant in runs:
            cells = [text(runs[variant][c]) if runs[variant][c] else "" for c in columns]
            print(f"| {variant} | {seeds[variant]} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
