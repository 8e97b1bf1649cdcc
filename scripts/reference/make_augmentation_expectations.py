#!/usr/bin/env python3
"""Makes the expected values of the augmentation tests with Pillow and numpy (made with 12.3, libjpeg-turbo 3.1.4, libwebp 1.6).

    python scripts/reference/make_augmentation_expectations.py train/src/test/resources/io/authentica/train/augment \
        common/src/test/resources/io/authentica/common/image/degrade

expectations.txt in both, the second with what evaluation uses as well: OPERATION ARGUMENT... WIDTH HEIGHT CRC-32 of the RGB bytes, the input being the picture of pattern() in that
size; of blur, whose definition is in floating point, the bytes themselves in hexadecimal. tables.txt in the second: QUALITY, then the 64 numbers
of the luminance table and the 64 of the chrominance table that libjpeg writes, row by row.
"""

import io
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance

SIZES = ((37, 29), (64, 48), (1, 1), (1, 40), (90, 3))


def pattern(width, height):
    """Smooth in red and green, fine detail in blue; the same formula as in PatternPicture.java."""
    y, x = np.mgrid[0:height, 0:width]
    red = (x * 3 + y * 2) % 256
    green = (255 - x * 2 + y * 4) % 256
    blue = (x * y + 11 * x + 80 * ((x // 5 + y // 3) % 2)) % 256
    return Image.fromarray(np.stack([red, green, blue], -1).astype(np.uint8))


def adjust_hue(image, turns):
    """As torchvision.transforms.functional of Pillow images."""
    hue, saturation, value = image.convert("HSV").split()
    turned = (np.asarray(hue, dtype=np.int64) + int(turns * 255)) % 256
    return Image.merge("HSV", (Image.fromarray(turned.astype(np.uint8)), saturation, value)).convert("RGB")


def blur(image, sigma):
    radius = int(4 * sigma + 0.5)
    weights = np.exp(-0.5 * np.arange(-radius, radius + 1) ** 2 / sigma**2)
    weights /= weights.sum()
    values = np.asarray(image, dtype=np.float64)
    for axis in (1, 0):
        pad = [(0, 0)] * 3
        pad[axis] = (radius, radius)
        padded = np.pad(values, pad, mode="edge")
        values = sum(w * np.take(padded, np.arange(values.shape[axis]) + k, axis) for k, w in enumerate(weights))
    return np.floor(values + 0.5).astype(np.uint8)


def reopened(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return Image.open(io.BytesIO(out.getvalue())).convert("RGB")


def lines():
    for width, height in SIZES:
        image = pattern(width, height)

        def line(operation, result, shown=None):
            rgb = np.asarray(result).tobytes()
            return f"{operation} {width} {height} {shown or format(zlib.crc32(rgb), '08x')}"

        yield line("flip", image.transpose(Image.FLIP_LEFT_RIGHT))
        for degrees in (15.0, -7.25, 90.0, 180.0, 133.0):
            for name, filter in (("bilinear", Image.BILINEAR), ("bicubic", Image.BICUBIC)):
                yield line(f"rotate {name} {degrees}", image.rotate(degrees, filter))
        for factor in (0.0, 0.6, 1.4, 2.5):
            yield line(f"brightness {factor}", ImageEnhance.Brightness(image).enhance(factor))
            yield line(f"contrast {factor}", ImageEnhance.Contrast(image).enhance(factor))
            yield line(f"saturation {factor}", ImageEnhance.Color(image).enhance(factor))
        for turns in (-0.5, -0.13, 0.02, 0.31, 0.5):
            yield line(f"hue {turns}", adjust_hue(image, turns))
        for quality in (1, 30, 49, 50, 75, 95, 100):
            for subsampling in ("4:4:4", "4:2:2", "4:2:0"):
                name = "yuv" + subsampling.replace(":", "")
                yield line(
                    f"jpeg {quality} {name}", reopened(image, "JPEG", quality=quality, subsampling=subsampling))
        for quality in (10, 50, 80, 100):
            yield line(f"webp {quality}", reopened(image, "WEBP", quality=quality, method=4))
        if width * height < 1200:
            for sigma in (0.3, 1.0, 2.7):
                yield line(f"blur {sigma}", image, blur(image, sigma).tobytes().hex())


def tables():
    for quality in (1, 10, 30, 49, 50, 75, 90, 95, 100):
        out = io.BytesIO()
        pattern(16, 16).save(out, "JPEG", quality=quality)
        quantisation = Image.open(io.BytesIO(out.getvalue())).quantization
        yield " ".join(str(n) for n in (quality, *quantisation[0], *quantisation[1]))


if __name__ == "__main__":
    augment, degrade = map(Path, sys.argv[1:])
    shared = [line for line in lines() if line.split()[0] in ("blur", "jpeg", "webp")]
    own = [line for line in lines() if line not in shared]
    (augment / "expectations.txt").write_text("\n".join(own) + "\n")
    (degrade / "expectations.txt").write_text("\n".join(shared) + "\n")
    (degrade / "tables.txt").write_text("\n".join(tables()) + "\n")
