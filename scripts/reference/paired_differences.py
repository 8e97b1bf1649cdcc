#!/usr/bin/env python3
"""Writes the intervals that io.authentica.train.report.PairedCounts is tested against.

    python scripts/reference/paired_differences.py > train/src/test/resources/io/authentica/train/report/paired-differences.csv

Newcombe's method 10 (Statistics in Medicine 17, 1998, 2635-2650) for after minus before, from SciPy's Wilson intervals. Asserts the
worked example of Altman, Machin, Bryant and Gardner, Statistics with Confidence (2000): 14, 5, 0, 22 gives 0.011 to 0.226 for before
minus after. Also prints to stderr how often, exactly, the interval holds the true difference.

Needs SciPy.
"""

import itertools
import math
import sys

from scipy.stats import binomtest, multinomial

TABLES = [
    (14, 5, 0, 22),  # the worked example
    (36, 12, 2, 0),  # no image that neither finds, phi below 0
    (20, 10, 3, 7),  # phi above 0
    (5, 5, 5, 6),  # phi held at 0 by the correction
    (10, 0, 0, 10),  # the models agree on all
    (0, 9, 0, 0),  # all lost
    (0, 0, 1, 0),  # one image, gained
    (7, 0, 0, 0),  # found by both: no interval but Wilson's
    (90_000, 1_500, 2_000, 6_500),
]


def wilson(successes, trials):
    interval = binomtest(successes, trials).proportion_ci(0.95, method="wilson")
    return interval.low, interval.high


def newcombe(both, only_before, only_after, neither):
    n = both + only_before + only_after + neither
    before, after = (both + only_before) / n, (both + only_after) / n
    (before_low, before_high), (after_low, after_high) = wilson(both + only_before, n), wilson(both + only_after, n)
    margins = (both + only_before) * (only_after + neither) * (both + only_after) * (only_before + neither)
    agreement = both * neither - only_before * only_after
    phi = 0.0
    if margins:
        phi = (max(agreement - n / 2, 0) if agreement > 0 else agreement) / math.sqrt(margins)

    def joined(one, other):
        return math.sqrt(one * one + other * other - 2 * phi * one * other)

    low = after - before - joined(after - after_low, before_high - before)
    high = after - before + joined(after_high - after, before - before_low)
    return low, high


def coverage(n, probabilities):
    true = probabilities[2] - probabilities[1]
    total = 0.0
    for table in itertools.product(range(n + 1), repeat=3):
        if sum(table) <= n:
            counts = (*table, n - sum(table))
            low, high = newcombe(*counts)
            if low <= true <= high:
                total += multinomial.pmf(counts, n, probabilities)
    return total


def main():
    low, high = newcombe(14, 5, 0, 22)
    assert (round(-high, 3), round(-low, 3)) == (0.011, 0.226), (low, high)
    print("both,only_before,only_after,neither,low,high")
    for table in TABLES:
        print(*table, *(f"{end:.12f}" for end in newcombe(*table)), sep=",")
    for probabilities in [(0.6, 0.1, 0.2, 0.1), (0.3, 0.2, 0.2, 0.3), (0.85, 0.05, 0.05, 0.05)]:
        print(f"n 12, {probabilities}: holds the truth {coverage(12, probabilities):.4f}", file=sys.stderr)


if __name__ == "__main__":
    main()
