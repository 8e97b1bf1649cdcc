package io.authentica.train.augment;

/** Torchvision's {@code adjust_hue}: to Pillow's 8-bit HSV, add to the hue modulo 256, and back. */
final class HueTurn {

    private static final float LEVELS = 255f;

    private HueTurn() {}

    /** @param turns in [-0.5, 0.5] */
    static void apply(byte[] rgb, double turns) {
        if (turns == 0) {
            return;
        }
        int added = (int) (turns * 255);
        for (int i = 0; i < rgb.length; i += 3) {
            turn(rgb, i, added);
        }
    }

    private static void turn(byte[] rgb, int i, int added) {
        int red = rgb[i] & 0xFF;
        int green = rgb[i + 1] & 0xFF;
        int blue = rgb[i + 2] & 0xFF;
        int value = Math.max(red, Math.max(green, blue));
        int least = Math.min(red, Math.min(green, blue));
        if (value == least) {
            return;
        }
        float range = value - least;
        int saturation = (int) (range / value * 255.0);
        int hue = ((int) (hue(red, green, blue, value, range) * 255.0) + added) & 0xFF;
        back(hue, saturation, value, rgb, i);
    }

    private static float hue(int red, int green, int blue, int value, float range) {
        float lessRed = (value - red) / range;
        float lessGreen = (value - green) / range;
        float lessBlue = (value - blue) / range;
        float sixths;
        if (red == value) {
            sixths = lessBlue - lessGreen;
        } else if (green == value) {
            sixths = (float) (2.0 + lessRed - lessBlue);
        } else {
            sixths = (float) (4.0 + lessGreen - lessRed);
        }
        return (float) ((sixths / 6.0 + 1.0) % 1.0);
    }

    private static void back(int hue, int saturation, int value, byte[] rgb, int i) {
        if (saturation == 0) {
            write(rgb, i, value, value, value);
            return;
        }
        float sixths = hue * 6f / LEVELS;
        int sector = (int) sixths;
        float rest = sixths - sector;
        float share = saturation / LEVELS;
        int least = level(value * (1.0 - share));
        int falling = level(value * (1.0 - share * rest));
        int rising = level(value * (1.0 - share * (1.0 - rest)));
        switch (sector % 6) {
            case 0 -> write(rgb, i, value, rising, least);
            case 1 -> write(rgb, i, falling, value, least);
            case 2 -> write(rgb, i, least, value, rising);
            case 3 -> write(rgb, i, least, falling, value);
            case 4 -> write(rgb, i, rising, least, value);
            default -> write(rgb, i, value, least, falling);
        }
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(255, Math.floor(value + 0.5)));
    }

    private static void write(byte[] rgb, int i, int red, int green, int blue) {
        rgb[i] = (byte) red;
        rgb[i + 1] = (byte) green;
        rgb[i + 2] = (byte) blue;
    }
}
