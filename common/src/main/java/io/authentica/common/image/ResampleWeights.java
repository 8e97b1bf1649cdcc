package io.authentica.common.image;

/**
 * Along one axis: from which input pixels, with which weights, each output pixel is made. Pillow's {@code precompute_coeffs} and
 * {@code normalize_coeffs_8bpc}, expression by expression, since another order of the same operations rounds differently.
 */
final class ResampleWeights {

    /** Weights are fixed-point numbers with so many binary places. */
    static final int PRECISION_BITS = 32 - 8 - 2;

    /** One half, with which sums begin so that they are rounded. */
    static final int HALF = 1 << (PRECISION_BITS - 1);

    /** Input pixel with which each output pixel starts. */
    final int[] first;

    /** Number of input pixels of each output pixel. */
    final int[] count;

    /** Weights of output pixel {@code i} from index {@code i * taps}. */
    final int[] weights;

    final int taps;

    /**
     * @param inputSize pixels along the axis
     * @param outputSize pixels of the whole output along the axis
     * @param from first output pixel that is wanted
     * @param wanted number of output pixels that are wanted
     */
    ResampleWeights(ResampleFilter filter, int inputSize, int outputSize, int from, int wanted) {
        double scale = (double) inputSize / outputSize;
        double filterScale = Math.max(scale, 1.0);
        double support = filter.support() * filterScale;
        taps = (int) Math.ceil(support) * 2 + 1;
        first = new int[wanted];
        count = new int[wanted];
        weights = new int[wanted * taps];
        double inverse = 1.0 / filterScale;
        double[] exact = new double[taps];
        for (int i = 0; i < wanted; i++) {
            double centre = (from + i + 0.5) * scale;
            int start = Math.max(0, (int) (centre - support + 0.5));
            int end = Math.min(inputSize, (int) (centre + support + 0.5));
            double sum = 0;
            for (int k = 0; k < end - start; k++) {
                exact[k] = filter.at((k + start - centre + 0.5) * inverse);
                sum += exact[k];
            }
            first[i] = start;
            count[i] = end - start;
            for (int k = 0; k < end - start; k++) {
                weights[i * taps + k] = fixed(sum == 0 ? exact[k] : exact[k] / sum);
            }
        }
    }

    private static int fixed(double weight) {
        double scaled = weight * (1 << PRECISION_BITS);
        return (int) (weight < 0 ? scaled - 0.5 : scaled + 0.5);
    }

    /** The level, 0 to 255, of a sum of samples by weight. */
    static int level(int sum) {
        return Math.max(0, Math.min(255, sum >> PRECISION_BITS));
    }
}
