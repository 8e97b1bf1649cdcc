package io.authentica.common.image;

import java.io.IOException;

/**
 * Turns JPEG, PNG, WebP, GIF, BMP and TIFF files into pictures exactly as Pillow's {@code Image.open(f).convert("RGB")} does: no
 * rotation by EXIF, alpha dropped and not blended, no conversion of gamma or colour profile, the first frame of an animation. Two
 * differences: 16-bit grey is scaled by {@code >> 8} where Pillow clips it, and files with missing picture data that Pillow
 * fills with grey or black are refused. Files that lack only what follows their pixel data are read, by both.
 *
 * <p>Refused as well, though Pillow reads them: arithmetic-coded JPEG, BMP with run lengths, TIFF with JPEG or fax compression,
 * with premultiplied alpha or in YCbCr.
 *
 * <p>Immutable and safe for use by several threads. Only the codecs named in this package run, whatever else ImageIO would find
 * on the class path.
 */
public final class ImageDecoder {

    /** 100 million pixels: 300 MB decoded, more than any camera whose pictures are in use. */
    public static final long DEFAULT_MAX_PIXELS = 100_000_000;

    /** No side of a picture may be longer, however short the other is. */
    public static final int MAX_SIDE_PIXELS = 100_000;

    /** What an array can hold with four samples a pixel. */
    private static final long MAX_MAX_PIXELS = Integer.MAX_VALUE / 4 - 2;

    private final long maxPixels;
    private final JpegDecoder jpeg = new JpegDecoder();
    private final PngDecoder png = new PngDecoder();
    private final WebpDecoder webp = new WebpDecoder();
    private final GifDecoder gif = new GifDecoder();
    private final BmpDecoder bmp = new BmpDecoder();
    private final TiffDecoder tiff = new TiffDecoder();

    public ImageDecoder() {
        this(DEFAULT_MAX_PIXELS);
    }

    /** @param maxPixels the most pixels, width times height, that a picture may have */
    public ImageDecoder(long maxPixels) {
        if (maxPixels < 1 || maxPixels > MAX_MAX_PIXELS) {
            throw new IllegalArgumentException(
                    "maxPixels must be between 1 and " + MAX_MAX_PIXELS + " but was " + maxPixels);
        }
        this.maxPixels = maxPixels;
    }

    /**
     * Decodes a whole picture or none.
     *
     * @param name the file's name, as its user knows it; for the exception
     * @param encoded the whole file
     * @throws UnreadableImageException whatever is wrong with the file: not an image, too large, damaged, cut short
     */
    public RgbImage decode(String name, byte[] encoded) throws UnreadableImageException {
        ImageHeader header = ImageHeader.read(name, encoded);
        requireWithinLimits(name, header);
        RgbImage image;
        try {
            image = switch (header.format()) {
                case JPEG -> jpeg.decode(encoded);
                case PNG -> png.decode(encoded);
                case WEBP -> webp.decode(encoded);
                case GIF -> gif.decode(encoded);
                case BMP -> bmp.decode(encoded);
                case TIFF -> tiff.decode(encoded);
            };
        } catch (IOException | RuntimeException malformed) {
            // The codecs answer hostile bytes with exceptions of many kinds, ArrayIndexOutOfBoundsException among them.
            throw new UnreadableImageException(name, ImageHeader.damaged(header.format(), malformed), malformed);
        }
        if (image.width() != header.width() || image.height() != header.height()) {
            throw new UnreadableImageException(
                    name,
                    "header says " + header.width() + "x" + header.height() + " pixels but the picture has "
                            + image.width() + "x" + image.height());
        }
        return image;
    }

    /**
     * Checks a file without decoding its picture: format, size, and that the container's parts lie within the file, so that a
     * download cut short is found. Damage within the compressed data is found by {@link #decode} only.
     *
     * @param name the file's name, as its user knows it; for the exception
     * @param encoded the whole file
     * @throws UnreadableImageException only for files that {@link #decode} refuses as well
     */
    public ImageHeader checkStructure(String name, byte[] encoded) throws UnreadableImageException {
        ImageHeader header = ImageHeader.read(name, encoded);
        requireWithinLimits(name, header);
        try {
            WholeFile.require(header.format(), encoded);
        } catch (IOException | RuntimeException malformed) {
            throw new UnreadableImageException(name, ImageHeader.damaged(header.format(), malformed), malformed);
        }
        return header;
    }

    private void requireWithinLimits(String name, ImageHeader header) throws UnreadableImageException {
        if (header.width() > MAX_SIDE_PIXELS || header.height() > MAX_SIDE_PIXELS || header.pixels() > maxPixels) {
            throw new UnreadableImageException(
                    name,
                    "image must have at most " + maxPixels + " pixels and " + MAX_SIDE_PIXELS + " on a side but has "
                            + header.width() + "x" + header.height());
        }
    }
}
