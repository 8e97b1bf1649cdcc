package io.authentica.train.bench;

import java.util.Arrays;

/**
 * How fast a piece of work was.
 *
 * @param work what was done
 * @param slowest images per second of the slowest repeat
 * @param median images per second, middle of the repeats
 * @param fastest images per second of the fastest repeat
 */
record Measurement(String work, double slowest, double median, double fastest) {

    /**
     * Runs a piece of work untimed, then timed.
     *
     * @param imagesPerRun images that one run works on
     * @param runsPerRepeat runs timed together, so that the clock's grain does not matter
     */
    static Measurement of(
            String work, int imagesPerRun, int runsPerRepeat, int warmUpRepeats, int repeats, Runnable run) {
        double[] imagesPerSecond = new double[repeats];
        for (int i = -warmUpRepeats; i < repeats; i++) {
            long start = System.nanoTime();
            for (int j = 0; j < runsPerRepeat; j++) {
                run.run();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (i >= 0) {
                imagesPerSecond[i] = imagesPerRun * runsPerRepeat / seconds;
            }
        }
        Arrays.sort(imagesPerSecond);
        return new Measurement(work, imagesPerSecond[0], imagesPerSecond[repeats / 2], imagesPerSecond[repeats - 1]);
    }
}
