package io.authentica.common.image;

import java.io.IOException;
import java.util.List;
import javax.imageio.IIOException;

/**
 * Where a TIFF file's strips or tiles are and how large they must be.
 *
 * @param stored size of the picture
 * @param block size of a strip or tile; the last strip of a plane may be lower
 * @param tiled tiles are padded to their full size, strips are not
 * @param bitsPerPixel in one plane
 * @param blocks number of strips or tiles in all planes
 * @param offsets from the start of the file, bytes
 * @param lengths compressed, bytes
 */
record TiffLayout(
        PixelSize stored,
        PixelSize block,
        boolean tiled,
        int bitsPerPixel,
        int blocks,
        List<Long> offsets,
        List<Long> lengths) {

    private static final int SEPARATE_PLANES = 2;
    private static final int MAX_SAMPLES_PER_PIXEL = 5;

    /** LZW's best, 4096 samples of 1 bit in 12 bits, and Deflate's. */
    private static final int MAX_PIXELS_PER_BYTE = 1032 * 8;

    TiffLayout {
        offsets = List.copyOf(offsets);
        lengths = List.copyOf(lengths);
    }

    static TiffLayout of(TiffDirectory directory) throws IOException {
        PixelSize stored = directory.stored();
        boolean tiled = !directory.values(TiffDirectory.TILE_OFFSETS).isEmpty();
        PixelSize block = tiled
                ? PixelSize.of(
                        directory.value(TiffDirectory.TILE_WIDTH, 0), directory.value(TiffDirectory.TILE_LENGTH, 0))
                : PixelSize.of(
                        stored.width(),
                        Math.min(stored.height(), directory.value(TiffDirectory.ROWS_PER_STRIP, stored.height())));
        long samples = directory.value(TiffDirectory.SAMPLES_PER_PIXEL, 1);
        long bits = directory.value(TiffDirectory.BITS_PER_SAMPLE, 1);
        if (samples < 1 || samples > MAX_SAMPLES_PER_PIXEL) {
            throw new IIOException(samples + " samples per pixel are not supported");
        }
        boolean planes = directory.value(TiffDirectory.PLANAR_CONFIGURATION, 1) == SEPARATE_PLANES;
        long needed = (planes ? samples : 1)
                * divideUp(stored.width(), block.width())
                * divideUp(stored.height(), block.height());
        List<Long> offsets = directory.values(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
        List<Long> lengths = directory.values(tiled ? TiffDirectory.TILE_BYTE_COUNTS : TiffDirectory.STRIP_BYTE_COUNTS);
        if (offsets.size() < needed || lengths.size() < needed) {
            throw new IIOException(
                    "cut short: " + needed + " strips or tiles are needed, " + offsets.size() + " are there");
        }
        return new TiffLayout(
                stored, block, tiled, (int) (planes ? bits : bits * samples), (int) needed, offsets, lengths);
    }

    /** Refuses data beyond the end of the file, and sizes for which there cannot be enough data. */
    void requireInside(int fileBytes) throws IOException {
        long total = 0;
        for (int i = 0; i < blocks; i++) {
            if (offsets.get(i) + lengths.get(i) > fileBytes) {
                throw new IIOException("cut short: pixel data lie outside the file");
            }
            total += lengths.get(i);
        }
        // Blocks that share their data would be decompressed over and over.
        if (total > fileBytes) {
            throw new IIOException("strips or tiles overlap");
        }
        stored.requireDataFor(total, MAX_PIXELS_PER_BYTE);
        block.requireDataFor(total, MAX_PIXELS_PER_BYTE);
    }

    /** @param index of the strip or tile, plane after plane */
    long decompressedBytes(int index) {
        long rowBytes = ((long) block.width() * bitsPerPixel + 7) / 8;
        long top = index % divideUp(stored.height(), block.height()) * block.height();
        return rowBytes * (tiled ? block.height() : Math.min(block.height(), stored.height() - top));
    }

    private static long divideUp(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
