package io.authentica.train.sample;

import java.util.SplittableRandom;

/** A camera with one sensor: shot and read noise, a Bayer mosaic (RGGB), bilinear demosaicing and a tone curve. */
final class SimulatedCamera {

    private SimulatedCamera() {}

    /**
     * Takes a photograph.
     *
     * @param light linear, at the sensor's resolution
     * @return values of a picture file, 0 to 1
     */
    static Planes photograph(Planes light, SplittableRandom random) {
        double sensitivity = Noise.drawSensitivity(random);
        double shot = 5e-4 * sensitivity;
        double read = 2.5e-3 * StrictMath.sqrt(sensitivity);
        int side = light.side();
        float[] mosaic = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float value = light.plane(filterAt(x, y))[y * side + x];
                double sigma = StrictMath.sqrt(shot * value + read * read);
                mosaic[y * side + x] = (float) (value + sigma * random.nextGaussian());
            }
        }
        Planes photograph = demosaic(mosaic, side);
        ToneCurve.apply(photograph);
        return photograph;
    }

    /** Which channel the sensor's filter lets through: red and green in even rows, green and blue in odd ones. */
    private static int filterAt(int x, int y) {
        return (y & 1) + (x & 1);
    }

    /** Each missing value is the mean of those of its channel among the eight neighbours. */
    private static Planes demosaic(float[] mosaic, int side) {
        Planes picture = Planes.black(side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int pixel = y * side + x;
                int own = filterAt(x, y);
                float[] sums = new float[3];
                int[] counts = new int[3];
                for (int dy = -1; dy <= 1; dy++) {
                    int ny = Optics.mirror(y + dy, side);
                    for (int dx = -1; dx <= 1; dx++) {
                        int nx = Optics.mirror(x + dx, side);
                        int channel = filterAt(nx, ny);
                        sums[channel] += mosaic[ny * side + nx];
                        counts[channel]++;
                    }
                }
                for (int c = 0; c < 3; c++) {
                    picture.plane(c)[pixel] = c == own ? mosaic[pixel] : sums[c] / counts[c];
                }
            }
        }
        return picture;
    }
}
