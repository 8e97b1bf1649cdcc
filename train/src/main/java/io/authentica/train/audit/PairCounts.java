package io.authentica.train.audit;

import io.authentica.common.data.Sample;
import java.util.BitSet;

/**
 * Pairs of images that are too alike, by what else they share.
 *
 * @param sameSplitSameLabel pairs
 * @param sameSplitOtherLabel pairs of a real and a fake in one split
 * @param otherSplitSameLabel pairs in two splits
 * @param otherSplitOtherLabel pairs of a real and a fake in two splits
 * @param images how many are in any such pair
 * @param imagesAcrossSplits how many are in such a pair with one of another split
 * @param imagesAcrossLabels how many are in such a pair with one of the other label
 */
record PairCounts(
        long sameSplitSameLabel,
        long sameSplitOtherLabel,
        long otherSplitSameLabel,
        long otherSplitOtherLabel,
        int images,
        int imagesAcrossSplits,
        int imagesAcrossLabels) {

    long total() {
        return sameSplitSameLabel + sameSplitOtherLabel + otherSplitSameLabel + otherSplitOtherLabel;
    }

    long acrossSplits() {
        return otherSplitSameLabel + otherSplitOtherLabel;
    }

    long acrossLabels() {
        return sameSplitOtherLabel + otherSplitOtherLabel;
    }

    /** Adds up pairs. */
    static final class Tally {

        private final long[] pairs = new long[4];
        private final BitSet images = new BitSet();
        private final BitSet acrossSplits = new BitSet();
        private final BitSet acrossLabels = new BitSet();

        /**
         * Counts a pair.
         *
         * @param firstIndex of the image that {@code first} describes
         */
        void add(int firstIndex, Sample first, int secondIndex, Sample second) {
            boolean otherSplit = first.split() != second.split();
            boolean otherLabel = first.label() != second.label();
            pairs[(otherSplit ? 2 : 0) + (otherLabel ? 1 : 0)]++;
            mark(images, firstIndex, secondIndex);
            if (otherSplit) {
                mark(acrossSplits, firstIndex, secondIndex);
            }
            if (otherLabel) {
                mark(acrossLabels, firstIndex, secondIndex);
            }
        }

        PairCounts counts() {
            return new PairCounts(
                    pairs[0],
                    pairs[1],
                    pairs[2],
                    pairs[3],
                    images.cardinality(),
                    acrossSplits.cardinality(),
                    acrossLabels.cardinality());
        }

        private static void mark(BitSet set, int first, int second) {
            set.set(first);
            set.set(second);
        }
    }
}
