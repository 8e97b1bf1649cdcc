#!/usr/bin/env python3
"""Writes the values that io.authentica.common.metrics is tested against.

    python scripts/reference/metrics_reference.py > common/src/test/resources/io/authentica/common/metrics/reference.json

Needs scikit-learn and SciPy.
"""

import json
import random
from collections import Counter

import numpy as np
from scipy.stats import binom, binomtest
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    balanced_accuracy_score,
    brier_score_loss,
    confusion_matrix,
    f1_score,
    log_loss,
    matthews_corrcoef,
    precision_score,
    recall_score,
    roc_auc_score,
    roc_curve,
)

THRESHOLD = 0.5
BINS = 15


def equal_error_rate(fpr, tpr):
    """Where the straight lines between the points of the ROC curve cross fpr + tpr = 1."""
    for i in range(1, len(fpr)):
        if fpr[i] + tpr[i] >= 1:
            step = (1 - fpr[i - 1] - tpr[i - 1]) / (fpr[i] + tpr[i] - fpr[i - 1] - tpr[i - 1])
            return fpr[i - 1] + step * (fpr[i] - fpr[i - 1])
    raise AssertionError("the curve ends at (1, 1)")


def calibration_error(is_fake, probabilities):
    is_fake, probabilities = np.array(is_fake), np.array(probabilities)
    bins = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    return float(
        sum(
            inside.mean() * abs(probabilities[inside].mean() - is_fake[inside].mean())
            for inside in (bins == b for b in range(BINS))
            if inside.any()
        )
    )


def threshold_free(is_fake, probabilities):
    fpr, tpr, _ = roc_curve(is_fake, probabilities, drop_intermediate=False)
    return {
        "roc_auc": roc_auc_score(is_fake, probabilities),
        "average_precision": average_precision_score(is_fake, probabilities),
        "eer": float(equal_error_rate(fpr, tpr)),
        "tpr_at_fpr_1": float(tpr[fpr <= 0.01].max()),
        "tpr_at_fpr_5": float(tpr[fpr <= 0.05].max()),
        "fpr_at_tpr_95": float(fpr[tpr >= 0.95].min()),
        "log_loss": float(log_loss(is_fake, probabilities)),
        "brier": float(brier_score_loss(is_fake, probabilities)),
        "ece": calibration_error(is_fake, probabilities),
    }


def resample(rng, is_fake, probabilities):
    """As many draws from each class as it has images, with what is measured of the images so drawn."""
    drawn = []
    for wanted in (False, True):
        images = [i for i, fake in enumerate(is_fake) if fake == wanted]
        drawn += rng.choices(images, k=len(images))
    counts = Counter(drawn)
    return {
        "counts": [counts[i] for i in range(len(is_fake))],
        **threshold_free([is_fake[i] for i in drawn], [probabilities[i] for i in drawn]),
    }


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
        "mcc": float(matthews_corrcoef(is_fake, called_fake)),
        **threshold_free(is_fake, probabilities),
        "resamples": [resample(rng, is_fake, probabilities) for _ in range(3)],
    }


def mcnemar(first_only, second_only):
    n = first_only + second_only
    exact = binomtest(first_only, n).pvalue
    at = binom.pmf(first_only, n, 0.5)
    return {
        "first_only": first_only,
        "second_only": second_only,
        "exact": float(exact),
        "mid": float(1 - at / 2 if first_only == second_only else exact - at),
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
    case("enough reals for 1 % FPR", 4, 250, 90, 3),
]
intervals = [wilson(*pair) for pair in [(0, 7), (7, 7), (1, 2), (81, 263), (999, 1000), (499700, 1000000)]]
pairs = [mcnemar(*pair) for pair in [(0, 1), (0, 6), (5, 5), (35, 53), (53, 35), (120, 190), (4000, 4300), (49500, 50500)]]
print("{\n  \"cases\": " + lines(cases) + ",\n  \"wilson_intervals\": " + lines(intervals)
    + ",\n  \"mcnemar\": " + lines(pairs) + "\n}")
