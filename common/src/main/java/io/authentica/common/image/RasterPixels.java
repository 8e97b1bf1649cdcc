package io.authentica.common.image;

import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Copies a raster's samples into RGB bytes. Never through a colour model: {@code getRGB} would apply the gamma of grey and of
 * 16-bit models.
 */
final class RasterPixels {

    private RasterPixels() {}

    /**
     * Bands 1 and 2 are grey and alpha, 3 and 4 are RGB and alpha; alpha is dropped. Samples of less than 8 bits are stretched to
     * 0..255, of 16 bits only the upper byte is kept.
     */
    static RgbImage toRgb(Raster raster) {
        boolean grey = raster.getNumBands() < 3;
        byte[] rgb = new byte[3 * raster.getWidth() * raster.getHeight()];
        if (raster.getDataBuffer() instanceof DataBufferByte buffer
                && raster.getSampleModel() instanceof ComponentSampleModel model
                && buffer.getNumBanks() == 1
                && model.getSampleSize(0) == 8) {
            copyBytes(raster, buffer, model, rgb);
        } else {
            copySamples(raster, grey, rgb);
        }
        return new RgbImage(raster.getWidth(), raster.getHeight(), rgb);
    }

    /** @return red, green, blue of 256 colours, black where the model has fewer */
    static byte[] paletteOf(IndexColorModel model) {
        byte[] palette = new byte[3 * 256];
        for (int i = 0; i < Math.min(256, model.getMapSize()); i++) {
            palette[3 * i] = (byte) model.getRed(i);
            palette[3 * i + 1] = (byte) model.getGreen(i);
            palette[3 * i + 2] = (byte) model.getBlue(i);
        }
        return palette;
    }

    /** @param palette red, green, blue for each index that the raster can hold */
    static RgbImage indexedToRgb(Raster raster, byte[] palette) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] rgb = new byte[3 * width * height];
        int[] row = new int[width];
        int out = 0;
        for (int y = 0; y < height; y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int index : row) {
                System.arraycopy(palette, 3 * index, rgb, out, 3);
                out += 3;
            }
        }
        return new RgbImage(width, height, rgb);
    }

    private static void copyBytes(Raster raster, DataBufferByte buffer, ComponentSampleModel model, byte[] rgb) {
        byte[] data = buffer.getData();
        int[] offsets = model.getBandOffsets();
        boolean grey = offsets.length < 3;
        int red = offsets[0];
        int green = grey ? red : offsets[1];
        int blue = grey ? red : offsets[2];
        int stride = model.getPixelStride();
        int out = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            int in = buffer.getOffset()
                    + (y - raster.getSampleModelTranslateY() + raster.getMinY()) * model.getScanlineStride()
                    + (raster.getMinX() - raster.getSampleModelTranslateX()) * stride;
            for (int x = 0; x < raster.getWidth(); x++) {
                rgb[out] = data[in + red];
                rgb[out + 1] = data[in + green];
                rgb[out + 2] = data[in + blue];
                out += 3;
                in += stride;
            }
        }
    }

    private static void copySamples(Raster raster, boolean grey, byte[] rgb) {
        int bands = raster.getNumBands();
        int[] row = new int[raster.getWidth() * bands];
        int[][] scales = new int[3][];
        for (int c = 0; c < 3; c++) {
            scales[c] = toEightBits(raster.getSampleModel().getSampleSize(grey ? 0 : c));
        }
        int out = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int x = 0; x < raster.getWidth(); x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[out++] = (byte) scales[c][row[x * bands + (grey ? 0 : c)]];
                }
            }
        }
    }

    /** @return for each value of so many bits, its 8-bit value */
    private static int[] toEightBits(int bits) {
        int[] values = new int[1 << bits];
        for (int i = 0; i < values.length; i++) {
            values[i] = bits > 8 ? i >> (bits - 8) : i * 255 / (values.length - 1);
        }
        return values;
    }
}
