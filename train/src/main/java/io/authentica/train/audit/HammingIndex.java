package io.authentica.train.audit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All pairs of 64-bit hashes within a Hamming distance, without comparing all with all.
 *
 * <p>The bits are cut into one band more than the distance allows differences: two hashes within it agree in at least one whole
 * band (pigeonhole), so only those that share a band's value are compared. Nothing is missed.
 */
final class HammingIndex {

    private HammingIndex() {}

    /** Gets each pair once. */
    @FunctionalInterface
    interface PairSink {

        /**
         * Takes a pair.
         *
         * @param first index of a hash, less than {@code second}
         * @param distance the number of different bits
         */
        void accept(int first, int second, int distance);
    }

    /** @param maxDistance 0 to 31 */
    static void pairs(long[] hashes, int maxDistance, PairSink sink) {
        if (maxDistance < 0 || maxDistance > 31) {
            throw new IllegalArgumentException("maxDistance must be in [0, 31] but was " + maxDistance);
        }
        int bands = maxDistance + 1;
        for (int band = 0; band < bands; band++) {
            long mask = mask(band, bands);
            // Value of the band above, index below: sorting the primitives makes buckets of ascending indices.
            int shift = Long.numberOfTrailingZeros(mask);
            int[] order = IntStream.range(0, hashes.length)
                    .boxed()
                    .sorted((a, b) -> {
                        int byBand = Long.compareUnsigned((hashes[a] & mask) >>> shift, (hashes[b] & mask) >>> shift);
                        return byBand != 0 ? byBand : Integer.compare(a, b);
                    })
                    .mapToInt(Integer::intValue)
                    .toArray();
            int start = 0;
            for (int end = 1; end <= order.length; end++) {
                if (end == order.length || (hashes[order[end]] & mask) != (hashes[order[start]] & mask)) {
                    bucket(hashes, Arrays.copyOfRange(order, start, end), band, maxDistance, sink);
                    start = end;
                }
            }
        }
    }

    private static void bucket(long[] hashes, int[] members, int band, int maxDistance, PairSink sink) {
        for (int i = 0; i < members.length; i++) {
            long first = hashes[members[i]];
            for (int j = i + 1; j < members.length; j++) {
                long different = first ^ hashes[members[j]];
                int distance = Long.bitCount(different);
                if (distance <= maxDistance && isFirstSharedBand(different, band, maxDistance + 1)) {
                    sink.accept(members[i], members[j], distance);
                }
            }
        }
    }

    private static boolean isFirstSharedBand(long different, int band, int bands) {
        for (int earlier = 0; earlier < band; earlier++) {
            if ((different & mask(earlier, bands)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Bands are as wide as each other, or one bit wider. */
    private static long mask(int band, int bands) {
        int from = 64 * band / bands;
        int to = 64 * (band + 1) / bands;
        long below = to == 64 ? -1L : (1L << to) - 1;
        return below & -(1L << from);
    }
}
