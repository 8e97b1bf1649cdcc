package io.authentica.evaluate.plot;

import java.util.Arrays;
import java.util.List;

/**
 * How probabilities of fake are spread over {@value #BINS} equal ranges of [0, 1]; 1 belongs to the last.
 *
 * @param counts of each range
 */
public record Histogram(List<Long> counts) {

    static final int BINS = 20;

    public Histogram {
        counts = List.copyOf(counts);
        if (counts.size() != BINS) {
            throw new IllegalArgumentException("counts must be " + BINS + " but are " + counts.size());
        }
    }

    /** @param fakeProbabilities in [0, 1] */
    public static Histogram of(double[] fakeProbabilities) {
        long[] counts = new long[BINS];
        for (double probability : fakeProbabilities) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("fakeProbabilities must be in [0, 1] but one was " + probability);
            }
            counts[Math.min((int) (probability * BINS), BINS - 1)]++;
        }
        return new Histogram(Arrays.stream(counts).boxed().toList());
    }

    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** Of all, in percent; 0 where there are none. */
    double percent(int bin) {
        return total() == 0 ? 0 : 100.0 * counts.get(bin) / total();
    }

    double highestPercent() {
        double highest = 0;
        for (int bin = 0; bin < BINS; bin++) {
            highest = Math.max(highest, percent(bin));
        }
        return highest;
    }
}
