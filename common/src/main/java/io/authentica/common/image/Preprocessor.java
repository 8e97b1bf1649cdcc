package io.authentica.common.image;

/**
 * Makes the network's input of a decoded picture, as {@link Preprocessing} says. Immutable and safe for use by several threads.
 */
public final class Preprocessor {

    /** Width and height of the network's input. */
    public static final int SIDE_PIXELS = 224;

    private static final int CHANNELS = 3;
    private static final int SHORTER_SIDE_PIXELS = 256;

    private final ResizePolicy policy;
    private final float[][] normalised = new float[CHANNELS][256];

    public Preprocessor(Preprocessing preprocessing) {
        policy = preprocessing.resize();
        for (int c = 0; c < CHANNELS; c++) {
            float mean = preprocessing.mean().get(c).floatValue();
            float std = preprocessing.std().get(c).floatValue();
            for (int value = 0; value < 256; value++) {
                normalised[c][value] = (value / 255f - mean) / std;
            }
        }
    }

    /**
     * @return 224 x 224 pixels, as Pillow and torchvision make them. Only what the crop shows is computed, so that a picture of
     *     any proportions needs no more than its own rows or columns.
     */
    public RgbImage resize(RgbImage image) {
        return switch (policy) {
            case SQUASH_BILINEAR -> Resampler.BILINEAR.resize(image, SIDE_PIXELS, SIDE_PIXELS);
            case SHORTER256_BICUBIC_CROP224 -> shorterSideThenCrop(image);
        };
    }

    /** @return float32, [224, 224, 3] (height, width, channel), RGB, normalised as torchvision does: (v / 255 - mean) / std */
    public float[] prepare(RgbImage image) {
        return normalise(resize(image));
    }

    /**
     * @param resized any size
     * @return float32, [height, width, 3], RGB, normalised
     */
    public float[] normalise(RgbImage resized) {
        byte[] rgb = resized.rgb();
        float[] values = new float[rgb.length];
        float[] red = normalised[0];
        float[] green = normalised[1];
        float[] blue = normalised[2];
        for (int i = 0; i < rgb.length; i += CHANNELS) {
            values[i] = red[rgb[i] & 0xFF];
            values[i + 1] = green[rgb[i + 1] & 0xFF];
            values[i + 2] = blue[rgb[i + 2] & 0xFF];
        }
        return values;
    }

    private static RgbImage shorterSideThenCrop(RgbImage image) {
        int shorter = Math.min(image.width(), image.height());
        int width = Math.toIntExact((long) SHORTER_SIDE_PIXELS * image.width() / shorter);
        int height = Math.toIntExact((long) SHORTER_SIDE_PIXELS * image.height() / shorter);
        Resampler.Region centre = new Resampler.Region(cropStart(width), cropStart(height), SIDE_PIXELS, SIDE_PIXELS);
        return Resampler.BICUBIC.resize(image, width, height, centre);
    }

    /** Python's {@code round}, which torchvision uses: halves go to the even neighbour. */
    private static int cropStart(int resizedSide) {
        return (int) Math.rint((resizedSide - SIDE_PIXELS) / 2.0);
    }
}
