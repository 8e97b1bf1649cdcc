package io.authentica.train.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All pairs of token sets whose Jaccard similarity reaches a bound; exact, without comparing all with all.
 *
 * <p>Prefix filtering (Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007): with each set's tokens ordered from rare to
 * frequent, two sets of similarity {@code t} share one of the first {@code n - ceil(t n) + 1} tokens. Only those are indexed, so
 * that frequent tokens hardly ever cause a comparison.
 */
final class SimilarSets {

    private SimilarSets() {}

    /** @param similarity size of the intersection over that of the union */
    record Pair(int first, int second, double similarity) {

        static final Comparator<Pair> ORDER =
                Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second);
    }

    /**
     * Finds the pairs.
     *
     * @param sets by index; empty ones are like none
     * @param minSimilarity in (0, 1]
     * @return in the order of their indices, the first less than the second
     */
    static List<Pair> pairs(List<Set<String>> sets, double minSimilarity) {
        int[][] ordered = ordered(sets);
        int[] bySize = IntStream.range(0, ordered.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> ordered[i].length).thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        Map<Integer, List<Integer>> index = new HashMap<>();
        int[] lastComparedWith = new int[ordered.length];
        Arrays.fill(lastComparedWith, -1);
        List<Pair> pairs = new ArrayList<>();
        for (int current : bySize) {
            int[] tokens = ordered[current];
            int prefix = tokens.length - (int) Math.ceil(minSimilarity * tokens.length - 1e-9) + 1;
            for (int i = 0; i < Math.min(prefix, tokens.length); i++) {
                List<Integer> holders = index.computeIfAbsent(tokens[i], token -> new ArrayList<>());
                for (int other : holders) {
                    boolean longEnough = ordered[other].length >= minSimilarity * tokens.length - 1e-9;
                    if (longEnough && lastComparedWith[other] != current) {
                        lastComparedWith[other] = current;
                        double similarity = jaccard(tokens, ordered[other]);
                        if (similarity >= minSimilarity - 1e-12) {
                            pairs.add(new Pair(Math.min(current, other), Math.max(current, other), similarity));
                        }
                    }
                }
                holders.add(current);
            }
        }
        pairs.sort(Pair.ORDER);
        return pairs;
    }

    /** Tokens as numbers, 0 for the rarest; each set in ascending order. */
    private static int[][] ordered(List<Set<String>> sets) {
        Map<String, Integer> frequencies = new HashMap<>();
        sets.forEach(set -> set.forEach(token -> frequencies.merge(token, 1, Integer::sum)));
        List<String> tokens = new ArrayList<>(frequencies.keySet());
        tokens.sort(Comparator.<String>comparingInt(token -> frequencies.getOrDefault(token, 0))
                .thenComparing(token -> token));
        Map<String, Integer> ranks = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            ranks.put(tokens.get(i), i);
        }
        return sets.stream()
                .map(set -> set.stream()
                        .mapToInt(token -> ranks.getOrDefault(token, -1))
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
    }

    private static double jaccard(int[] first, int[] second) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            if (first[i] == second[j]) {
                shared++;
                i++;
                j++;
            } else if (first[i] < second[j]) {
                i++;
            } else {
                j++;
            }
        }
        return (double) shared / (first.length + second.length - shared);
    }
}
