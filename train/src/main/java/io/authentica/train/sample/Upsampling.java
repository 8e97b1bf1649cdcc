package io.authentica.train.sample;

/** The ways in which simulated generators enlarge a picture. */
final class Upsampling {

    private Upsampling() {}

    /**
     * Twice the side, by putting zeros between the pixels and convolving rows and columns: a transposed convolution of stride 2.
     *
     * @param kernel of three numbers; {0.5, 1, 0.5} is bilinear interpolation
     */
    static Planes zeroInsertion(Planes small, float[] kernel) {
        int side = 2 * small.side();
        Planes spread = Planes.black(side);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < small.side(); y++) {
                for (int x = 0; x < small.side(); x++) {
                    spread.plane(c)[2 * y * side + 2 * x] = small.plane(c)[y * small.side() + x];
                }
            }
        }
        return convolve(spread, kernel);
    }

    /** Twice the side, by repeating every pixel. */
    static Planes repeat(Planes small) {
        int side = 2 * small.side();
        Planes large = Planes.black(side);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    large.plane(c)[y * side + x] = small.plane(c)[y / 2 * small.side() + x / 2];
                }
            }
        }
        return large;
    }

    /** Convolves rows and columns with an odd, symmetric kernel. */
    static Planes convolve(Planes picture, float[] kernel) {
        Planes result = Planes.black(picture.side());
        for (int c = 0; c < 3; c++) {
            float[] rows = Optics.convolveRows(picture.plane(c), picture.side(), kernel);
            float[] columns = Optics.convolveRows(Optics.transpose(rows, picture.side()), picture.side(), kernel);
            result.rgb()[c] = Optics.transpose(columns, picture.side());
        }
        return result;
    }
}
