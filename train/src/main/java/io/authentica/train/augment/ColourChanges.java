package io.authentica.train.augment;

/** Pillow's {@code ImageEnhance}: each mixes the picture with a poorer one, {@code poorer + factor * (picture - poorer)}. */
final class ColourChanges {

    private ColourChanges() {}

    /** Mixes with black. */
    static void brightness(byte[] rgb, double factor) {
        if (factor == 1) {
            return;
        }
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = mix(0, rgb[i], factor);
        }
    }

    /** Mixes with the mean of the grey values. */
    static void contrast(byte[] rgb, double factor) {
        if (factor == 1) {
            return;
        }
        long sum = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            sum += grey(rgb, i);
        }
        int mean = (int) (sum / (rgb.length / 3.0) + 0.5);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = mix(mean, rgb[i], factor);
        }
    }

    /** Mixes each pixel with its grey value. */
    static void saturation(byte[] rgb, double factor) {
        if (factor == 1) {
            return;
        }
        for (int i = 0; i < rgb.length; i += 3) {
            int grey = grey(rgb, i);
            for (int c = 0; c < 3; c++) {
                rgb[i + c] = mix(grey, rgb[i + c], factor);
            }
        }
    }

    /** ITU-R 601-2 in 16-bit fixed point, as Pillow's mode {@code L}. */
    private static int grey(byte[] rgb, int i) {
        return (19595 * (rgb[i] & 0xFF) + 38470 * (rgb[i + 1] & 0xFF) + 7471 * (rgb[i + 2] & 0xFF) + 0x8000) >> 16;
    }

    /** Pillow's {@code ImagingBlend}: float, cut off. */
    private static byte mix(int poorer, byte sample, double factor) {
        float mixed = poorer + (float) factor * ((sample & 0xFF) - poorer);
        return (byte) (int) Math.max(0, Math.min(255, mixed));
    }
}
