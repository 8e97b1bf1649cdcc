package io.authentica.common.image;

import java.awt.image.Raster;

/**
 * Conversions of 8-bit samples to RGB. The fixed-point numbers are libjpeg's ({@code jdcolor.c}) for YCbCr, and Pillow's
 * ({@code MULDIV255}) for CMYK: other ways of rounding would be off by one here and there.
 */
final class PixelConversions {

    private static final int SCALE_BITS = 16;
    private static final int HALF = 1 << (SCALE_BITS - 1);
    private static final int CENTRE = 128;
    private static final int[] RED_OF_CR = new int[256];
    private static final int[] GREEN_OF_CR = new int[256];
    private static final int[] GREEN_OF_CB = new int[256];
    private static final int[] BLUE_OF_CB = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int x = i - CENTRE;
            RED_OF_CR[i] = (fixed(1.40200) * x + HALF) >> SCALE_BITS;
            BLUE_OF_CB[i] = (fixed(1.77200) * x + HALF) >> SCALE_BITS;
            GREEN_OF_CR[i] = -fixed(0.71414) * x;
            GREEN_OF_CB[i] = -fixed(0.34414) * x + HALF;
        }
    }

    private PixelConversions() {}

    private static int fixed(double value) {
        return (int) (value * (1 << SCALE_BITS) + 0.5);
    }

    static byte[] greyToRgb(byte[] grey) {
        byte[] rgb = new byte[3 * grey.length];
        for (int i = 0, o = 0; i < grey.length; i++, o += 3) {
            byte value = grey[i];
            rgb[o] = value;
            rgb[o + 1] = value;
            rgb[o + 2] = value;
        }
        return rgb;
    }

    /** As libjpeg converts YCCK: to RGB, of which the complement is CMY; K stays. */
    static byte[] ycckToCmykInPlace(byte[] samples) {
        for (int i = 0; i + 3 < samples.length; i += 4) {
            int y = samples[i] & 0xFF;
            int cb = samples[i + 1] & 0xFF;
            int cr = samples[i + 2] & 0xFF;
            samples[i] = (byte) ~clamp(y + RED_OF_CR[cr]);
            samples[i + 1] = (byte) ~clamp(y + ((GREEN_OF_CB[cb] + GREEN_OF_CR[cr]) >> SCALE_BITS));
            samples[i + 2] = (byte) ~clamp(y + BLUE_OF_CB[cb]);
        }
        return samples;
    }

    /** @param samples CMYK with 255 for no ink, as JPEG files have it; Pillow takes all of them for that */
    static byte[] invertedCmykToRgb(byte[] samples) {
        byte[] rgb = new byte[samples.length / 4 * 3];
        for (int i = 0, o = 0; i < samples.length; i += 4, o += 3) {
            int notBlack = samples[i + 3] & 0xFF;
            rgb[o] = withInk(255 - (samples[i] & 0xFF), notBlack);
            rgb[o + 1] = withInk(255 - (samples[i + 1] & 0xFF), notBlack);
            rgb[o + 2] = withInk(255 - (samples[i + 2] & 0xFF), notBlack);
        }
        return rgb;
    }

    /** @param raster CMYK of 8 bits with 255 for full ink, as TIFF files have it */
    static RgbImage cmykToRgb(Raster raster) {
        if (raster.getNumBands() < 4) {
            throw new IllegalArgumentException("CMYK must have 4 bands but has " + raster.getNumBands());
        }
        int[] pixel = new int[raster.getNumBands()];
        byte[] rgb = new byte[3 * raster.getWidth() * raster.getHeight()];
        int out = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                raster.getPixel(x, y, pixel);
                for (int c = 0; c < 3; c++) {
                    rgb[out++] = withInk(pixel[c], 255 - pixel[3]);
                }
            }
        }
        return new RgbImage(raster.getWidth(), raster.getHeight(), rgb);
    }

    private static byte withInk(int ink, int notBlack) {
        int product = ink * notBlack + 128;
        return (byte) clamp(notBlack - (((product >> 8) + product) >> 8));
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
