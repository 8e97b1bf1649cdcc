package io.authentica.common.metrics;

/**
 * The test of McNemar (1947) for two detectors on the same images: whether the images that only one of them gets right are shared
 * out as by a fair coin. Both p-values are two-sided.
 *
 * @param firstOnly images that only the first gets right
 * @param secondOnly images that only the second gets right
 * @param exact the p-value of the binomial distribution, which errs on the side of no difference
 * @param mid the mid-p value (Fagerland, Lydersen and Laake, "The McNemar test for binary matched-pairs data", 2013), which does not
 */
public record McNemar(long firstOnly, long secondOnly, double exact, double mid) {

    /** Both are 1 where no image is right for one only. */
    public static McNemar of(long firstOnly, long secondOnly) {
        if (firstOnly < 0 || secondOnly < 0) {
            throw new IllegalArgumentException(
                    "counts must not be negative but were " + firstOnly + " and " + secondOnly);
        }
        long n = firstOnly + secondOnly;
        long fewer = Math.min(firstOnly, secondOnly);
        if (n == 0) {
            return new McNemar(firstOnly, secondOnly, 1, 1);
        }
        double atFewer = probability(n, fewer);
        double upToFewer = 0;
        // Downwards from the largest term; what is left out at the end no longer counts.
        double term = atFewer;
        for (long k = fewer; k >= 0 && term > upToFewer * 0x1p-60; k--) {
            upToFewer += term;
            term *= k / (double) (n - k + 1);
        }
        double exact = Math.min(1, 2 * upToFewer);
        double mid = 2 * fewer == n ? 1 - atFewer / 2 : 2 * upToFewer - atFewer;
        return new McNemar(firstOnly, secondOnly, exact, mid);
    }

    /** Of {@code k} heads in {@code n} throws of a coin. */
    private static double probability(long n, long k) {
        // n over k times 2^-n, with the halves spread so that no partial product leaves the range of a double.
        double probability = 1;
        long halves = n;
        for (long i = 1; i <= k; i++) {
            probability *= (n - k + i) / (double) i;
            while (probability > 1 && halves > 0) {
                probability /= 2;
                halves--;
            }
        }
        while (halves > 0 && probability > 0) {
            int step = (int) Math.min(halves, 1000);
            probability = Math.scalb(probability, -step);
            halves -= step;
        }
        return probability;
    }
}
