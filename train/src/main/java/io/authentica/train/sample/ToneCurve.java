package io.authentica.train.sample;

/** From linear light to the values of a picture file: exponent 1/2.2 and a mild S for contrast. */
final class ToneCurve {

    private static final int STEPS = 4096;

    private static final float[] TABLE = table();

    private ToneCurve() {}

    /** Applies the curve in place; what lies outside [0, 1] is clipped. */
    static void apply(Planes linear) {
        for (float[] plane : linear.rgb()) {
            for (int i = 0; i < plane.length; i++) {
                float position = Math.min(1, Math.max(0, plane[i])) * STEPS;
                int step = Math.min(STEPS - 1, (int) position);
                plane[i] = TABLE[step] + (position - step) * (TABLE[step + 1] - TABLE[step]);
            }
        }
    }

    private static float[] table() {
        float[] table = new float[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double encoded = StrictMath.pow((double) i / STEPS, 1 / 2.2);
            table[i] = (float) (0.8 * encoded + 0.2 * encoded * encoded * (3 - 2 * encoded));
        }
        return table;
    }
}
