#!/usr/bin/env python3
"""Makes the pictures and expected values of the image tests with Pillow (made with 12.3, libjpeg-turbo 3.1.4, libwebp 1.6).

    python scripts/reference/make_image_expectations.py common/src/test/resources/io/authentica/common/image

encoded-pictures.txt: NAME WIDTH HEIGHT DECODED SQUASHED CROPPED BASE64, where the three in the middle are CRC-32 of the RGB
bytes after decoding and after each resize policy. resampled.txt: FILTER WIDTH HEIGHT NEW_WIDTH NEW_HEIGHT CRC-32, the input
being the picture of pattern() in that size.
"""

import base64
import io
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

WIDTH, HEIGHT = 45, 31
SIDE = 224
FILTERS = [(name, Image.Resampling[name]) for name in ("BILINEAR", "BICUBIC", "BOX", "LANCZOS")]


def pattern(width, height):
    """The same formula as in PatternPicture.java."""
    y, x = np.mgrid[0:height, 0:width]
    red = (x * 7 + y * 3) % 256
    green = (x * 2 + y * 5 + 90 * ((x // 9 + y // 7) % 2)) % 256
    blue = (x * y + 255 - x) % 256
    return np.stack([red, green, blue], -1).astype(np.uint8)


def crc(rgb):
    return f"{zlib.crc32(np.ascontiguousarray(rgb).tobytes()):08x}"


def decoded(encoded):
    image = Image.open(io.BytesIO(encoded))
    if image.mode.startswith("I"):  # 16-bit grey, which Pillow would clip
        grey = (np.asarray(image).astype(np.int64) >> 8).astype(np.uint8)
        return Image.fromarray(np.stack([grey] * 3, -1))
    return image.convert("RGB")


def cropped(image):
    shorter = min(image.size)
    width, height = (int(256 * side / shorter) for side in image.size)
    left, top = (int(round((side - SIDE) / 2.0)) for side in (width, height))
    resized = image.resize((width, height), Image.BICUBIC)
    return resized.crop((left, top, left + SIDE, top + SIDE))


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(depth, colour, rows, interlace=0):
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, colour, 0, 0, interlace)
    gamma = png_chunk(b"gAMA", struct.pack(">I", 100000))
    return (b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + gamma + png_chunk(b"IDAT", zlib.compress(rows, 9))
            + png_chunk(b"IEND", b""))


def png_rows(samples):
    return b"".join(b"\0" + row.tobytes() for row in samples)


def adam7(samples):
    passes = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
    return b"".join(png_rows(samples[y::dy, x::dx]) for y, x, dy, dx in passes)


def without_segment(jpeg, marker):
    out, position = jpeg[:2], 2
    while jpeg[position + 1] != 0xDA:
        end = position + 2 + struct.unpack(">H", jpeg[position + 2:position + 4])[0]
        if jpeg[position + 1] != marker:
            out += jpeg[position:end]
        position = end
    return out + jpeg[position:]


def gif_part_of_screen(transparent):
    """A frame of 2x1 at (1, 0) on a screen of 3x2."""
    palette = bytes([1, 2, 3, 10, 20, 30, 40, 50, 60, 70, 80, 90])
    control = b"\x21\xf9\x04" + bytes([1, 0, 0, 3]) + b"\0" if transparent else b""
    frame = b"\x2c" + struct.pack("<HHHHB", 1, 0, 2, 1, 0)
    codes = (4, 1, 2, 5)  # clear, two pixels, end: three bits each
    bits = sum(code << 3 * i for i, code in enumerate(codes)).to_bytes(2, "little")
    return (b"GIF89a" + struct.pack("<HHBBB", 3, 2, 0x81, 0, 0) + palette + control + frame + b"\2" + bytes([len(bits)])
            + bits + b"\0;")


def bmp(depth, compression, rows, masks=b"", height=HEIGHT):
    offset = 54 + len(masks)
    return (b"BM" + struct.pack("<IHHI", offset + len(rows), 0, 0, offset)
            + struct.pack("<IiiHHIIiiII", 40, WIDTH, height, 1, depth, compression, len(rows), 0, 0, 0, 0) + masks + rows)


def tiff(order, tags, blocks, tiled=False):
    mark, data, offsets = "<" if order == b"II" else ">", b"", []
    for block in blocks:
        offsets.append(8 + len(data))
        data += block
    data += b"\0" * (len(data) % 2)
    tags = {**tags, 256: (3, [WIDTH]), 257: (3, [HEIGHT]), 324 if tiled else 273: (4, offsets),
            325 if tiled else 279: (4, [len(block) for block in blocks])}
    values, entries, extra = 8 + len(data) + 2 + 12 * len(tags) + 4, b"", b""
    for tag, (kind, numbers) in sorted(tags.items()):
        raw = struct.pack(mark + str(len(numbers)) + {3: "H", 4: "I"}[kind], *numbers)
        entries += struct.pack(mark + "HHI", tag, kind, len(numbers))
        if len(raw) > 4:
            entries += struct.pack(mark + "I", values + len(extra))
            extra += raw
        else:
            entries += raw.ljust(4, b"\0")
    head = order + struct.pack(mark + "HI", 42, 8 + len(data))
    return head + data + struct.pack(mark + "H", len(tags)) + entries + b"\0\0\0\0" + extra


def webp_chunk(kind, data):
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def webp_part_of_canvas(still):
    """An animation whose first frame is at (20, 12) on a canvas of 100x80."""
    def u24(value):
        return struct.pack("<I", value)[:3]

    frame = u24(10) + u24(6) + u24(WIDTH - 1) + u24(HEIGHT - 1) + u24(100) + b"\0" + still[12:]
    body = (webp_chunk(b"VP8X", bytes([2, 0, 0, 0]) + u24(99) + u24(79))
            + webp_chunk(b"ANIM", bytes([10, 20, 30, 255, 0, 0])) + webp_chunk(b"ANMF", frame))
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def jpegs(rgb, grey):
    for name, subsampling in (("444", 0), ("422", 1), ("420", 2)):
        yield f"{name}.jpg", saved(rgb, "JPEG", quality=85, subsampling=subsampling)
        yield f"{name}-progressive.jpg", saved(rgb, "JPEG", quality=85, subsampling=subsampling, progressive=True)
    yield "restarts.jpg", saved(rgb, "JPEG", quality=85, restart_marker_blocks=3)
    yield "grey.jpg", saved(grey, "JPEG", quality=85)
    yield "rgb-stored.jpg", saved(rgb, "JPEG", quality=85, keep_rgb=True)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    profile = profile[:24] + bytes(12) + profile[36:]  # without the time of its making
    yield "foreign-profile.jpg", saved(rgb, "JPEG", quality=85, icc_profile=profile)
    yield "broken-profile.jpg", saved(rgb, "JPEG", quality=85, icc_profile=b"no profile" * 20)
    exif = Image.Exif()
    exif[0x0112] = 6
    yield "exif-rotated.jpg", saved(rgb, "JPEG", quality=85, exif=exif)
    yield "444-without-jfif.jpg", without_segment(saved(rgb, "JPEG", quality=85, subsampling=0), 0xE0)
    cmyk = saved(rgb.convert("CMYK"), "JPEG", quality=90)
    yield "cmyk-adobe.jpg", cmyk
    yield "cmyk-without-adobe.jpg", without_segment(cmyk, 0xEE)
    transform = cmyk.index(b"Adobe") + 11
    yield "ycck.jpg", cmyk[:transform] + b"\2" + cmyk[transform + 1:]


def pngs(rgb, grey, rgba, wide):
    yield "rgb.png", saved(rgb, "PNG")
    yield "rgba.png", saved(rgba, "PNG")
    yield "grey-alpha.png", saved(grey.convert("LA"), "PNG")
    yield "palette-8.png", saved(rgb.quantize(50), "PNG", transparency=3)
    yield "palette-2.png", saved(rgb.quantize(4), "PNG")
    yield "rgb-with-transparent-colour.png", saved(rgb, "PNG", transparency=(7, 9, 11))
    yield "black-and-white.png", saved(rgb.convert("1"), "PNG")
    for depth in (2, 4):
        packed = np.asarray(grey)[:, :(WIDTH * depth + 7) // 8]
        yield f"grey-{depth}bit.png", png(depth, 0, png_rows(packed))
    yield "grey-16bit.png", png(16, 0, png_rows(wide[..., 0]))
    yield "grey-alpha-16bit.png", png(16, 4, png_rows(wide[..., :2]))
    yield "rgb-16bit.png", png(16, 2, png_rows(wide[..., :3]))
    yield "rgba-16bit.png", png(16, 6, png_rows(wide))
    yield "interlaced.png", png(8, 2, adam7(np.asarray(rgb)), interlace=1)


def webps(rgb, rgba):
    lossy = saved(rgb, "WEBP", quality=80)
    yield "lossy.webp", lossy
    yield "lossless.webp", saved(rgb, "WEBP", lossless=True)
    yield "alpha.webp", saved(rgba, "WEBP", quality=70)
    yield "alpha-lossless.webp", saved(rgba, "WEBP", lossless=True, exact=True)
    yield "animation.webp", saved(rgb, "WEBP", save_all=True, append_images=[rgb.rotate(180)], quality=60)
    yield "part-of-canvas.webp", webp_part_of_canvas(lossy)


def gifs(rgb, rgba):
    yield "plain.gif", saved(rgb, "GIF", interlace=0)
    yield "interlaced.gif", saved(rgb, "GIF", interlace=1)
    yield "transparent.gif", saved(rgba, "GIF")
    yield "animation.gif", saved(rgb.quantize(8), "GIF", save_all=True, append_images=[rgb.quantize(8).rotate(180)])
    yield "part-of-screen.gif", gif_part_of_screen(False)
    yield "part-of-transparent-screen.gif", gif_part_of_screen(True)


def bmps(rgb, grey, rgba, wide):
    yield "24bit.bmp", saved(rgb, "BMP")
    yield "32bit.bmp", saved(rgba, "BMP")
    yield "palette.bmp", saved(rgb.quantize(16), "BMP")
    yield "black-and-white.bmp", saved(grey.convert("1"), "BMP")
    rows = b"".join(row.tobytes() + b"\0" * (-2 * WIDTH % 4) for row in wide[..., 0])
    yield "555.bmp", bmp(16, 0, rows)
    yield "565.bmp", bmp(16, 3, rows, struct.pack("<III", 0xF800, 0x7E0, 0x1F))
    yield "top-down.bmp", bmp(32, 0, np.asarray(rgba).tobytes(), height=-HEIGHT)


def tiffs(rgb, grey, rgba, wide):
    yield "plain.tiff", saved(rgb, "TIFF")
    yield "lzw.tiff", saved(rgb, "TIFF", compression="tiff_lzw")
    yield "lzw-predictor.tiff", saved(rgb, "TIFF", compression="tiff_lzw", tiffinfo={317: 2})
    yield "deflate.tiff", saved(rgba, "TIFF", compression="tiff_adobe_deflate")
    yield "packbits.tiff", saved(grey, "TIFF", compression="packbits")
    yield "palette.tiff", saved(rgb.quantize(40), "TIFF")
    yield "black-and-white.tiff", saved(rgb.convert("1"), "TIFF")
    yield "cmyk.tiff", saved(rgb.convert("CMYK"), "TIFF")
    yield "turned.tiff", saved(rgb, "TIFF", tiffinfo={274: 6})
    samples = np.asarray(rgb)
    one = {258: (3, [8]), 277: (3, [1]), 278: (3, [HEIGHT])}
    three = {258: (3, [8] * 3), 262: (3, [2]), 277: (3, [3]), 278: (3, [HEIGHT])}
    yield "white-is-zero.tiff", tiff(b"II", {**one, 262: (3, [0])}, [np.asarray(grey).tobytes()])
    yield "grey-16bit-big-endian.tiff", tiff(
        b"MM", {**one, 258: (3, [16]), 262: (3, [1])}, [wide[..., 0].astype(">u2").tobytes()])
    yield "rgb-16bit.tiff", tiff(b"II", {**three, 258: (3, [16] * 3)}, [wide[..., :3].astype("<u2").tobytes()])
    yield "planes.tiff", tiff(b"II", {**three, 284: (3, [2])}, [samples[..., c].tobytes() for c in range(3)])
    tiles = []
    for top in range(0, HEIGHT, 16):
        for left in range(0, WIDTH, 32):
            tile = np.zeros((16, 32, 3), np.uint8)
            part = samples[top:top + 16, left:left + 32]
            tile[:part.shape[0], :part.shape[1]] = part
            tiles.append(zlib.compress(tile.tobytes(), 9))
    yield "tiles.tiff", tiff(b"MM", {**three, 259: (3, [8]), 322: (3, [32]), 323: (3, [16])}, tiles, tiled=True)


def encoded_pictures():
    samples = pattern(WIDTH, HEIGHT)
    rgb = Image.fromarray(samples)
    grey = rgb.convert("L")
    alpha = samples[..., 2] * (np.arange(WIDTH) // 11 % 2).astype(np.uint8)
    rgba = Image.fromarray(np.dstack([samples, alpha]))
    wide = (np.dstack([samples, alpha]).astype(np.uint32) * 7919 % 65536).astype(">u2")
    yield from jpegs(rgb, grey)
    yield from pngs(rgb, grey, rgba, wide)
    yield from webps(rgb, rgba)
    yield from gifs(rgb, rgba)
    yield from bmps(rgb, grey, rgba, wide)
    yield from tiffs(rgb, grey, rgba, wide)


def main(directory):
    lines = []
    for name, encoded in encoded_pictures():
        image = decoded(encoded)
        squashed = image.resize((SIDE, SIDE), Image.BILINEAR)
        crcs = " ".join(crc(np.asarray(picture)) for picture in (image, squashed, cropped(image)))
        lines.append(f"{name} {image.width} {image.height} {crcs} {base64.b64encode(encoded).decode()}")
    (directory / "encoded-pictures.txt").write_text("\n".join(lines) + "\n")

    lines = []
    sizes = ((1, 1), (1, 50), (300, 17), (224, 224), (223, 225), (224, 100), (400, 533), (640, 427))
    for width, height in sizes:
        image = Image.fromarray(pattern(width, height))
        for new_size in ((224, 224), (97, 131), (width, 64), (3, 1)):
            for name, filter_ in FILTERS:
                result = crc(np.asarray(image.resize(new_size, filter_)))
                lines.append(f"{name} {width} {height} {new_size[0]} {new_size[1]} {result}")
    (directory / "resampled.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
