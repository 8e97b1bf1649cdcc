#!/usr/bin/env python3
"""Writes the values that calibration is tested against, in io.authentica.common.calibration and io.authentica.train.calibrate.

    python scripts/reference/calibration_reference.py \
        > common/src/test/resources/io/authentica/common/calibration/reference.json

Needs scikit-learn 1.8 or newer, NumPy and SciPy. scikit-learn stops its optimisers at about six digits; where a test asks for
more, SciPy finds the zero of the gradient of the same function.
"""

import json

import numpy as np
from scipy.optimize import brentq, root
from scipy.special import expit
from sklearn.calibration import _sigmoid_calibration, _TemperatureScaling
from sklearn.metrics import brier_score_loss, log_loss

BINS = 15


def smoothed_targets(is_fake):
    """Platt 1999: what the labels say by the rule of succession."""
    fakes = is_fake.sum()
    reals = len(is_fake) - fakes
    return np.where(is_fake, (fakes + 1) / (fakes + 2), 1 / (reals + 2))


def temperature(differences, targets):
    def gradient(log_inverse):
        return np.mean((expit(np.exp(log_inverse) * differences) - targets) * differences)

    return float(np.exp(-brentq(gradient, -5, 5, xtol=1e-14, rtol=1e-14)))


def platt(differences, targets, start):
    def gradient(parameters):
        error = expit(parameters[0] * differences + parameters[1]) - targets
        return [np.mean(error * differences), np.mean(error)]

    solution = root(gradient, start, tol=1e-14)
    assert np.max(np.abs(gradient(solution.x))) < 1e-12, solution
    return solution.x.tolist()


def errors(probabilities, is_fake):
    bins = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    ece = 0.0
    for b in range(BINS):
        inside = bins == b
        if inside.any():
            ece += inside.mean() * abs(probabilities[inside].mean() - is_fake[inside].mean())
    return {
        "log_loss": float(log_loss(is_fake, probabilities, labels=[False, True])),
        "brier": float(brier_score_loss(is_fake, probabilities)),
        "ece": float(ece),
    }


def case(name, seed, reals, fakes, scale, shift):
    """Logit differences that are `scale` times too large and `shift` off."""
    rng = np.random.default_rng(seed)
    is_fake = np.concatenate([np.zeros(reals, bool), np.ones(fakes, bool)])
    rng.shuffle(is_fake)
    honest = rng.normal(np.where(is_fake, 1.2, -1.2), 1.5)
    differences = np.round(scale * honest + shift, 3)
    targets = smoothed_targets(is_fake)
    minus_slope, minus_intercept = _sigmoid_calibration(differences, is_fake)
    slope, intercept = platt(differences, targets, [-minus_slope, -minus_intercept])
    sharpness = _TemperatureScaling().fit(np.column_stack([-differences / 2, differences / 2]), is_fake).beta_
    fitted = temperature(differences, targets)
    return {
        "name": name,
        "is_fake": [int(fake) for fake in is_fake],
        "fake_minus_real": differences.tolist(),
        "temperature": fitted,
        "temperature_of_labels": temperature(differences, is_fake.astype(float)),
        "temperature_of_labels_by_scikit_learn": float(1 / sharpness),
        "slope": slope,
        "intercept": intercept,
        "slope_by_scikit_learn": -float(minus_slope),
        "intercept_by_scikit_learn": -float(minus_intercept),
        "raw": errors(expit(differences), is_fake),
        "with_temperature": errors(expit(differences / fitted), is_fake),
        "with_platt": errors(expit(slope * differences + intercept), is_fake),
    }


cases = [
    case("too certain", 1, 60, 60, 3.0, 0.0),
    case("too certain and shifted", 2, 90, 40, 4.0, 5.0),
    case("too cautious", 3, 25, 75, 0.3, -0.1),
]
print("[\n  " + ",\n  ".join(json.dumps(each) for each in cases) + "\n]")
