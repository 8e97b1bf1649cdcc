package io.authentica.evaluate.predict;

import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.ResizePolicy;
import io.authentica.common.image.RgbImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * Draws a heat map over its picture: the picture in grey, red where it speaks for fake, blue where it speaks for real. The strongest
 * place has full colour, so that colours of two pictures are not to be compared. What a central crop leaves out stays grey.
 */
final class HeatMapPicture {

    private static final int LONGEST_SIDE_PIXELS = 1024;
    private static final int CROP_SCALE = 256;
    private static final double FULL_COLOUR = 0.75;

    /** In logits: a picture in which nothing matters more than this is left nearly without colour. */
    private static final double LEAST_FULL_SCALE = 0.1;

    private static final int[] RED = {215, 25, 28};
    private static final int[] BLUE = {33, 102, 172};

    private HeatMapPicture() {}

    /** The part of a picture that the network sees, in its pixels. */
    private record Seen(double top, double left, double height, double width) {

        static Seen of(RgbImage picture, ResizePolicy policy) {
            return switch (policy) {
                case SQUASH_BILINEAR -> new Seen(0, 0, picture.height(), picture.width());
                case SHORTER256_BICUBIC_CROP224 -> {
                    double side = (double) Math.min(picture.width(), picture.height())
                            * Preprocessor.SIDE_PIXELS
                            / CROP_SCALE;
                    yield new Seen((picture.height() - side) / 2, (picture.width() - side) / 2, side, side);
                }
            };
        }
    }

    /** @return a PNG file, at most {@value #LONGEST_SIDE_PIXELS} pixels on a side and no larger than the picture or 224 */
    static byte[] png(RgbImage picture, HeatMap map, ResizePolicy policy) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(draw(picture, map, policy), "png", bytes);
        return bytes.toByteArray();
    }

    static BufferedImage draw(RgbImage picture, HeatMap map, ResizePolicy policy) {
        int longer = Math.max(picture.width(), picture.height());
        double scale = Math.min(LONGEST_SIDE_PIXELS, Math.max(longer, Preprocessor.SIDE_PIXELS)) / (double) longer;
        int width = (int) Math.max(1, Math.round(picture.width() * scale));
        int height = (int) Math.max(1, Math.round(picture.height() * scale));
        Seen seen = Seen.of(picture, policy);
        double fullScale = Math.max(map.strongest(), LEAST_FULL_SCALE);
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            double row = (y + 0.5) * picture.height() / height;
            for (int x = 0; x < width; x++) {
                double column = (x + 0.5) * picture.width() / width;
                double heat = map.at(
                                (row - seen.top) / seen.height * map.side(),
                                (column - seen.left) / seen.width * map.side())
                        / fullScale;
                drawn.setRGB(x, y, mixed(grey(picture, y, x, height, width), heat));
            }
        }
        return drawn;
    }

    /** The mean luminance (ITU-R BT.601) of the picture's pixels under one of the drawing's. */
    private static int grey(RgbImage picture, int y, int x, int height, int width) {
        int top = (int) ((long) y * picture.height() / height);
        int left = (int) ((long) x * picture.width() / width);
        int bottom = Math.max(top + 1, (int) ((y + 1L) * picture.height() / height));
        int right = Math.max(left + 1, (int) ((x + 1L) * picture.width() / width));
        long sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                int at = (row * picture.width() + column) * 3;
                byte[] rgb = picture.rgb();
                sum += 299L * (rgb[at] & 0xFF) + 587L * (rgb[at + 1] & 0xFF) + 114L * (rgb[at + 2] & 0xFF);
            }
        }
        return (int) (sum / 1000 / ((long) (bottom - top) * (right - left)));
    }

    /** @param heat in [-1, 1] */
    private static int mixed(int grey, double heat) {
        double share = FULL_COLOUR * Math.abs(heat);
        int[] colour = heat > 0 ? RED : BLUE;
        int rgb = 0;
        for (int channel : colour) {
            rgb = rgb << 8 | (int) Math.round(grey + share * (channel - grey));
        }
        return rgb;
    }
}
