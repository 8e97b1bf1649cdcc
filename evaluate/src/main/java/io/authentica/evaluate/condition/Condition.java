package io.authentica.evaluate.condition;

import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.Resampler;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.ChromaSubsampling;
import io.authentica.common.image.degrade.GaussianFilter;
import io.authentica.common.image.degrade.JpegCodec;
import io.authentica.common.image.degrade.NormalNoise;
import io.authentica.common.image.degrade.Part;
import io.authentica.common.image.degrade.Rescaling;
import io.authentica.common.image.degrade.WebpCodec;
import java.util.SplittableRandom;

/**
 * What happens to every picture, real or fake, between decoding and preprocessing. It depends on the picture's pixels and its file's
 * SHA-256 and on nothing else, so that a run can be repeated and images can be compared one by one.
 *
 * <p>All JPEG has libjpeg's quality, 4:2:0 and one scan; sizes are changed by Pillow's Lanczos filter.
 */
public sealed interface Condition {

    /** As {@code --conditions} takes it: {@code jpeg:75}. */
    String id();

    /**
     * Changes a decoded picture.
     *
     * @param sha256 of the encoded image, 64 hexadecimal digits
     */
    RgbImage apply(RgbImage image, String sha256);

    /** The picture as it was found. */
    record Clean() implements Condition {

        @Override
        public String id() {
            return "clean";
        }

        @Override
        public RgbImage apply(RgbImage image, String sha256) {
            return image;
        }
    }

    /** @param quality in [1, 100] */
    record Jpeg(int quality) implements Condition {

        public Jpeg {
            requireQuality(quality);
        }

        @Override
        public String id() {
            return "jpeg:" + quality;
        }

        @Override
        public RgbImage apply(RgbImage image, String sha256) {
            return jpeg(image, quality);
        }
    }

    /** @param quality of lossy WebP, in [1, 100] */
    record Webp(int quality) implements Condition {

        public Webp {
            requireQuality(quality);
        }

        @Override
        public String id() {
            return "webp:" + quality;
        }

        @Override
        public RgbImage apply(RgbImage image, String sha256) {
            return WebpCodec.roundTrip(image, quality);
        }
    }

    /** @param sigmaPixels of the Gaussian, in pixels of the picture as found; in (0, 20] */
    record Blur(double sigmaPixels) implements Condition {

        public Blur {
            requireAbove0("sigma", 20, sigmaPixels);
        }

        @Override
        public String id() {
            return "blur:" + plain(sigmaPixels);
        }

        @Override
        public RgbImage apply(RgbImage image, String sha256) {
            return GaussianFilter.blur(image, sigmaPixels);
        }
    }

    /** @param factor of width and height, in (0, 1]; the picture stays small, since preprocessing resizes it anyway */
    record Resize(double factor) implements Condition {

        public Resize {
            requireAbove0("factor", 1, factor);
        }

        @Override
        public String id() {
            return "resize:" + plain(factor);
        }

        @Override
        public RgbImage apply(RgbImage image, String sha256) {
            return Rescaling.byFactor(image, factor, ResampleFilter.LANCZOS);
        }
    }

    /** @param share of width and height that is kept, about the centre; in (0, 1] */
    record Crop(double share) implements Condition {

        public Crop {
            requireAbove0("share", 1, share);
        }

        @Override
        public String id() {
            return "crop:" + plain(share);
        }

        @Override
        public RgbImage apply(RgbImage image, String sha256) {
            int width = Math.max(1, (int) Math.round(share * image.width()));
            int height = Math.max(1, (int) Math.round(share * image.height()));
            return new Part((image.width() - width) / 2, (image.height() - height) / 2, width, height).of(image);
        }
    }

    /** @param sigmaLevels of normal noise on every sample, in 8-bit levels; in (0, 255]. The first half of the SHA-256 is its seed. */
    record Noise(double sigmaLevels) implements Condition {

        public Noise {
            requireAbove0("sigma", 255, sigmaLevels);
        }

        @Override
        public String id() {
            return "noise:" + plain(sigmaLevels);
        }

        @Override
        public RgbImage apply(RgbImage image, String sha256) {
            long seed = Long.parseUnsignedLong(sha256.substring(0, 16), 16);
            return NormalNoise.add(image, sigmaLevels, new SplittableRandom(seed));
        }
    }

    /** As a site shows it: the long side at most 768 pixels, JPEG of quality 60. */
    record Web() implements Condition {

        @Override
        public String id() {
            return "web";
        }

        @Override
        public RgbImage apply(RgbImage image, String sha256) {
            return jpeg(Rescaling.limitLongSide(image, 768, ResampleFilter.LANCZOS), 60);
        }
    }

    /** As it arrives after much forwarding: the long side at most 512 pixels, JPEG of quality 40. */
    record Hard() implements Condition {

        @Override
        public String id() {
            return "hard";
        }

        @Override
        public RgbImage apply(RgbImage image, String sha256) {
            return jpeg(Rescaling.limitLongSide(image, 512, ResampleFilter.LANCZOS), 40);
        }
    }

    /**
     * The same file properties for all: 512 x 512 pixels, whatever the proportions were, and JPEG of quality 90. Format, quantisation
     * tables, subsampling and size then say nothing about the class; what a detector loses against {@link Clean} it may have had from
     * them. Traces that an earlier compression left in the pixels are weaker but not gone.
     */
    record Uniform() implements Condition {

        private static final int SIDE_PIXELS = 512;

        @Override
        public String id() {
            return "uniform";
        }

        @Override
        public RgbImage apply(RgbImage image, String sha256) {
            return jpeg(Resampler.of(ResampleFilter.LANCZOS).resize(image, SIDE_PIXELS, SIDE_PIXELS), 90);
        }
    }

    private static RgbImage jpeg(RgbImage image, int quality) {
        return JpegCodec.roundTrip(image, quality, ChromaSubsampling.YUV420);
    }

    private static void requireQuality(int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality must be in [1, 100] but was " + quality);
        }
    }

    private static void requireAbove0(String name, int most, double value) {
        if (!(value > 0 && value <= most)) {
            throw new IllegalArgumentException(name + " must be in (0, " + most + "] but was " + plain(value));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
