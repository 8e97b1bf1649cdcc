#!/usr/bin/env python3
"""Writes the values that io.authentica.common.metrics is tested against.

    python scripts/reference/metrics_reference.py > common/src/test/resources/io/authentica/common/metrics/reference.json

Needs scikit-learn and SciPy.
"""

import json
import random

from scipy.stats import binomtest
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    balanced_accuracy_score,
    confusion_matrix,
    f1_score,
    precision_score,
    recall_score,
    roc_auc_score,
)

THRESHOLD = 0.5


def case(name, seed, reals, fakes, digits):
    """Overlapping beta distributions; rounding to few digits makes ties."""
    rng = random.Random(seed)
    is_fake = [False] * reals + [True] * fakes
    rng.shuffle(is_fake)
    probabilities = [
        round(rng.betavariate(3, 2) if fake else rng.betavariate(2, 3), digits) for fake in is_fake
    ]
    called_fake = [p > THRESHOLD for p in probabilities]
    tn, fp, fn, tp = (int(n) for n in confusion_matrix(is_fake, called_fake).ravel())
    return {
        "name": name,
        "threshold": THRESHOLD,
        "is_fake": [int(fake) for fake in is_fake],
        "fake_probabilities": probabilities,
        "tp": tp,
        "fp": fp,
        "tn": tn,
        "fn": fn,
        "accuracy": accuracy_score(is_fake, called_fake),
        "balanced_accuracy": balanced_accuracy_score(is_fake, called_fake),
        "precision": precision_score(is_fake, called_fake),
        "recall": recall_score(is_fake, called_fake),
        "specificity": recall_score(is_fake, called_fake, pos_label=False),
        "f1": f1_score(is_fake, called_fake),
        "roc_auc": roc_auc_score(is_fake, probabilities),
        "average_precision": average_precision_score(is_fake, probabilities),
    }


def wilson(successes, trials):
    interval = binomtest(successes, trials).proportion_ci(0.95, method="wilson")
    return {
        "successes": successes,
        "trials": trials,
        "low": float(interval.low),
        "high": float(interval.high),
    }


def lines(items):
    return "[\n    " + ",\n    ".join(json.dumps(item) for item in items) + "\n  ]"


cases = [
    case("distinct values, balanced", 1, 60, 60, 12),
    case("many ties, few fakes", 2, 110, 30, 1),
    case("some ties, few reals", 3, 17, 103, 2),
]
intervals = [wilson(*pair) for pair in [(0, 7), (7, 7), (1, 2), (81, 263), (999, 1000), (499700, 1000000)]]
print("{\n  \"cases\": " + lines(cases) + ",\n  \"wilson_intervals\": " + lines(intervals) + "\n}")
