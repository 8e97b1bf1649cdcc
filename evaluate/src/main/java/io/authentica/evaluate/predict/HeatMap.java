package io.authentica.evaluate.predict;

/**
 * Where a picture speaks for which class.
 *
 * @param side pixels of width and height of what the network sees
 * @param falls row by row: by how much the logit of fake falls where this pixel is hidden; above 0 the pixel speaks for fake, below
 *     for real
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody and copied by nobody
record HeatMap(int side, float[] falls) {

    /** A square of what the network sees. */
    record Square(int top, int left, int sidePixels) {}

    HeatMap {
        if (falls.length != side * side) {
            throw new IllegalArgumentException("falls must have " + side * side + " values but has " + falls.length);
        }
    }

    /** The greatest fall or rise. */
    float strongest() {
        float strongest = 0;
        for (float fall : falls) {
            strongest = Math.max(strongest, Math.abs(fall));
        }
        return strongest;
    }

    /** The value at a point, interpolated between pixel centres; what lies outside of the map has none. */
    float at(double row, double column) {
        if (row < 0 || row >= side || column < 0 || column >= side) {
            return 0;
        }
        double y = Math.min(Math.max(row - 0.5, 0), side - 1.0);
        double x = Math.min(Math.max(column - 0.5, 0), side - 1.0);
        int top = Math.min((int) y, side - 2);
        int left = Math.min((int) x, side - 2);
        double down = y - top;
        double right = x - left;
        int at = top * side + left;
        double above = falls[at] * (1 - right) + falls[at + 1] * right;
        double below = falls[at + side] * (1 - right) + falls[at + side + 1] * right;
        return (float) (above * (1 - down) + below * down);
    }

    /** The square in which the sum of falls is farthest from 0. */
    Square hottest(int sidePixels) {
        Square hottest = new Square(0, 0, sidePixels);
        double most = -1;
        for (int top = 0; top + sidePixels <= side; top++) {
            for (int left = 0; left + sidePixels <= side; left++) {
                double sum = Math.abs(sum(top, left, sidePixels));
                if (sum > most) {
                    most = sum;
                    hottest = new Square(top, left, sidePixels);
                }
            }
        }
        return hottest;
    }

    private double sum(int top, int left, int sidePixels) {
        double sum = 0;
        for (int row = top; row < top + sidePixels; row++) {
            for (int column = left; column < left + sidePixels; column++) {
                sum += falls[row * side + column];
            }
        }
        return sum;
    }
}
