package io.authentica.evaluate.predict;

/** The mean over squares, of RGB pictures. */
final class BoxBlur {

    private BoxBlur() {}

    /**
     * @param picture {@code [side, side, 3]}; stays as it is
     * @return each value the mean of the square around it, as far as it lies within the picture
     */
    static float[] of(float[] picture, int side, int radiusPixels) {
        // Once along rows and once along columns: a square's mean is the mean of its rows' means.
        return alongRows(alongRows(picture, side, radiusPixels), side, radiusPixels);
    }

    /** Blurs rows and transposes, so that two calls blur both ways and leave the picture upright. */
    private static float[] alongRows(float[] picture, int side, int radiusPixels) {
        float[] blurred = new float[picture.length];
        for (int row = 0; row < side; row++) {
            for (int channel = 0; channel < 3; channel++) {
                double[] sums = new double[side + 1];
                for (int column = 0; column < side; column++) {
                    sums[column + 1] = sums[column] + picture[(row * side + column) * 3 + channel];
                }
                for (int column = 0; column < side; column++) {
                    int from = Math.max(0, column - radiusPixels);
                    int to = Math.min(side, column + radiusPixels + 1);
                    blurred[(column * side + row) * 3 + channel] = (float) ((sums[to] - sums[from]) / (to - from));
                }
            }
        }
        return blurred;
    }
}
