package io.authentica.train.audit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.authentica.common.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Images with the same bytes, and images that look the same.
 *
 * @param exact pairs with the same SHA-256
 * @param near pairs of other files whose perceptual hashes differ in at most {@link #MAX_DISTANCE} bits
 * @param nearByDistance {@code near}, by the number of different bits
 * @param uninformative images that take no part in the search for near duplicates, as their hashes say nothing
 * @param listed the pairs, exact ones first, at most {@link #MAX_LISTED}
 * @param groups sets of images, by index, that hang together by such pairs
 * @param distances what {@link #MAX_DISTANCE} is to be judged by
 */
@JsonIgnoreProperties({"listed", "groups"})
record Duplicates(
        PairCounts exact,
        PairCounts near,
        List<Long> nearByDistance,
        int uninformative,
        List<Pair> listed,
        Groups groups,
        DistanceSample distances) {

    /**
     * How many of 64 bits may differ. Copies that were re-encoded or slightly resized differ in up to about 6, unrelated pictures
     * in about 32 (docs/decisions/audit.md has the measurement). Of two random hashes with half of their bits set, as the median
     * makes them, one pair in 7e10 is as near as this: 0.07 of the 5e9 pairs of 100,000 unrelated images.
     */
    static final int MAX_DISTANCE = 6;

    static final int MAX_LISTED = 100_000;

    private static final int MAX_NEIGHBOUR_SAMPLE = 2_000;
    private static final int RANDOM_PAIRS = 20_000;

    /** @param distance different bits of the hashes; -1 for the same bytes */
    record Pair(int first, int second, int distance) {

        static final Comparator<Pair> ORDER = Comparator.comparingInt(Pair::distance)
                .thenComparingInt(Pair::first)
                .thenComparingInt(Pair::second);
    }

    /**
     * Distances for a histogram.
     *
     * @param nearest from each of a random sample of images to the other image nearest to it (same bytes aside); index = bits
     * @param random of random pairs; index = bits
     */
    record DistanceSample(List<Long> nearest, List<Long> random) {}

    static Duplicates find(List<Scanned.Image> images, long seed) {
        Groups groups = new Groups(images.size());
        List<Pair> listed = new ArrayList<>();
        PairCounts.Tally exact = new PairCounts.Tally();
        Map<String, List<Integer>> byContent = new LinkedHashMap<>();
        for (int i = 0; i < images.size(); i++) {
            byContent
                    .computeIfAbsent(images.get(i).sha256(), hash -> new ArrayList<>())
                    .add(i);
        }
        for (List<Integer> same : byContent.values()) {
            for (int i = 0; i < same.size(); i++) {
                for (int j = i + 1; j < same.size(); j++) {
                    add(images, exact, new Pair(same.get(i), same.get(j), -1), groups, listed);
                }
            }
        }
        int[] informative = informative(images);
        long[] hashes = new long[informative.length];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = images.get(informative[i]).hash().bits();
        }
        PairCounts.Tally near = new PairCounts.Tally();
        long[] byDistance = new long[MAX_DISTANCE + 1];
        HammingIndex.pairs(hashes, MAX_DISTANCE, (a, b, distance) -> {
            int first = informative[a];
            int second = informative[b];
            if (!images.get(first).sha256().equals(images.get(second).sha256())) {
                byDistance[distance]++;
                add(images, near, new Pair(first, second, distance), groups, listed);
            }
        });
        listed.sort(Pair.ORDER);
        return new Duplicates(
                exact.counts(),
                near.counts(),
                boxed(byDistance),
                images.size() - informative.length,
                List.copyOf(listed),
                groups,
                sample(images, informative, hashes, seed));
    }

    private static void add(
            List<Scanned.Image> images, PairCounts.Tally tally, Pair pair, Groups groups, List<Pair> listed) {
        Sample first = images.get(pair.first()).sample();
        Sample second = images.get(pair.second()).sample();
        tally.add(pair.first(), first, pair.second(), second);
        groups.join(pair.first(), pair.second());
        if (listed.size() < MAX_LISTED) {
            listed.add(pair);
        }
    }

    private static int[] informative(List<Scanned.Image> images) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            if (images.get(i).hash().saysSomething()) {
                indices.add(i);
            }
        }
        return indices.stream().mapToInt(Integer::intValue).toArray();
    }

    private static DistanceSample sample(List<Scanned.Image> images, int[] informative, long[] hashes, long seed) {
        long[] nearest = new long[Long.SIZE + 1];
        long[] random = new long[Long.SIZE + 1];
        if (hashes.length < 2) {
            return new DistanceSample(boxed(nearest), boxed(random));
        }
        SplittableRandom choice = new SplittableRandom(seed);
        int count = Math.min(MAX_NEIGHBOUR_SAMPLE, hashes.length);
        boolean all = count == hashes.length;
        for (int i = 0; i < count; i++) {
            int chosen = all ? i : choice.nextInt(hashes.length);
            int smallest = Long.SIZE;
            for (int other = 0; other < hashes.length; other++) {
                int distance = Long.bitCount(hashes[chosen] ^ hashes[other]);
                if (distance < smallest
                        && !images.get(informative[chosen])
                                .sha256()
                                .equals(images.get(informative[other]).sha256())) {
                    smallest = distance;
                }
            }
            nearest[smallest]++;
        }
        for (int i = 0; i < RANDOM_PAIRS; i++) {
            int first = choice.nextInt(hashes.length);
            int second = choice.nextInt(hashes.length - 1);
            random[Long.bitCount(hashes[first] ^ hashes[second < first ? second : second + 1])]++;
        }
        return new DistanceSample(boxed(nearest), boxed(random));
    }

    private static List<Long> boxed(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }
}
