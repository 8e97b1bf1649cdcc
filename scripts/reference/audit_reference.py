"""Makes what the tests of io.authentica.train.audit compare with: JPEG files by Pillow, and values by Pillow, scipy and scikit-learn.

    pip install Pillow numpy scipy scikit-learn
    python scripts/reference/audit_reference.py train/src/test/resources/io/authentica/train/audit
"""

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.fft import dct
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

QUALITIES = (1, 10, 25, 49, 50, 51, 75, 90, 99, 100)


def picture(width, height):
    y, x = np.mgrid[0:height, 0:width]
    red = ((x // 8) * 37 + (y // 8) * 101 + (x // 8) * (y // 8) * 53) % 256
    green = (y * 255) // (height - 1)
    blue = ((x // 5 + y // 7) % 2) * 120 + 60
    return Image.fromarray(np.dstack([red, green, blue]).astype(np.uint8))


def jpegs(out):
    small = picture(16, 16)
    for quality in QUALITIES:
        small.save(out / f"quality-{quality}.jpg", quality=quality)
    for name, subsampling in (("444", 0), ("422", 1), ("420", 2)):
        small.save(out / f"subsampling-{name}.jpg", quality=80, subsampling=subsampling)
    small.convert("L").save(out / "grey-progressive.jpg", quality=80, progressive=True)
    small.convert("CMYK").save(out / "cmyk.jpg", quality=80)
    small.save(out / "own-tables.jpg", qtables=[[3 + i // 8 for i in range(64)], [9] * 64])
    exif = Image.Exif()
    exif[0x0131] = "Some Editor 12.1"
    exif[0x010F] = "Maker"
    small.save(out / "metadata.jpg", quality=80, exif=exif, icc_profile=b"profile", comment="hello")
    small.save(out / "lossy.webp", quality=80, exif=exif)
    small.convert("RGBA").save(out / "lossless.webp", lossless=True, exact=True)


def phash(image):
    small = np.asarray(image.convert("RGB").resize((32, 32), Image.BILINEAR), dtype=np.float64)
    luminance = small @ np.array([0.299, 0.587, 0.114])
    low = dct(dct(luminance, axis=0, norm="ortho"), axis=1, norm="ortho")[:8, :8].ravel()
    bits = low > np.median(low)
    return "".join(f"{int(''.join('1' if b else '0' for b in bits[i:i + 4]), 2):x}" for i in range(0, 64, 4))


def examples():
    i, j = np.mgrid[0:60, 0:7]
    x = ((i * i * (j + 3) + i * 7 + j * j * 13) % 11 < 5).astype(float)
    k = np.arange(60)
    return x, ((k * k * 3 + k * 5) % 7 < 3).astype(int)


def delong(scores, fake, clusters):
    """DeLong et al. 1988 by the definition, with Obuchowski's 1997 sums over clusters."""
    positives, negatives = np.flatnonzero(fake), np.flatnonzero(fake == 0)
    wins = (scores[positives][:, None] > scores[negatives]) + 0.5 * (scores[positives][:, None] == scores[negatives])
    area = wins.mean()
    v10, v01 = wins.mean(axis=1) - area, wins.mean(axis=0) - area
    names = np.unique(clusters)
    sum10 = np.array([v10[clusters[positives] == name].sum() for name in names])
    sum01 = np.array([v01[clusters[negatives] == name].sum() for name in names])
    with10, with01 = len(np.unique(clusters[positives])), len(np.unique(clusters[negatives]))
    m, n = len(positives), len(negatives)
    s10 = with10 / ((with10 - 1) * m) * (sum10**2).sum()
    s01 = with01 / ((with01 - 1) * n) * (sum01**2).sum()
    s11 = len(names) / (len(names) - 1) * (sum10 * sum01).sum()
    half = 1.959963984540054 * np.sqrt(s10 / m + s01 / n + 2 * s11 / (m * n))
    return {"auc": roc_auc_score(fake, scores), "low": area - half, "high": area + half}


def main():
    out = Path(sys.argv[1])
    jpegs(out)
    x, fake = examples()
    model = LogisticRegression(C=1.0, solver="newton-cholesky", tol=1e-12, max_iter=1000).fit(x, fake)
    weak = LogisticRegression(C=0.01, solver="newton-cholesky", tol=1e-12, max_iter=1000).fit(x, fake)
    scores = np.round(model.decision_function(x), 1)
    alone, pairs = np.arange(60), np.arange(60) // 2
    expected = {
        "phash": {f"{w}x{h}": phash(picture(w, h)) for w, h in ((64, 64), (200, 120), (37, 90))},
        "weights": model.coef_[0].tolist(),
        "intercept": model.intercept_[0],
        "strong_penalty_weights": weak.coef_[0].tolist(),
        "scores": scores.tolist(),
        "delong": delong(scores, fake, alone),
        "delong_in_pairs": delong(scores, fake, pairs),
    }
    (out / "reference.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main()
