package io.authentica.train.preview;

import io.authentica.common.data.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Which samples a preview shows: every generator and source in turn, real images and fakes by turns. */
final class PreviewChoice {

    private PreviewChoice() {}

    /** @return indices, at most {@code count} of them, none twice */
    static List<Integer> of(List<Sample> samples, int count, long seed) {
        List<List<Integer>> groups = interleaved(samples);
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < Math.min(count, samples.size())) {
            for (List<Integer> group : groups) {
                if (!group.isEmpty() && chosen.size() < count) {
                    chosen.add(group.remove(random.nextInt(group.size())));
                }
            }
        }
        return chosen;
    }

    /** The indices of each source and generator: a source, a generator, the next source, ... */
    private static List<List<Integer>> interleaved(List<Sample> samples) {
        Map<String, List<Integer>> reals = new TreeMap<>();
        Map<String, List<Integer>> fakes = new TreeMap<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            Map<String, List<Integer>> ofClass = switch (sample.label()) {
                case REAL -> reals;
                case FAKE -> fakes;
            };
            ofClass.computeIfAbsent(sample.generator(), name -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> left = List.copyOf(reals.values());
        List<List<Integer>> right = List.copyOf(fakes.values());
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            // The class with fewer groups comes around again, so that the sheet has as much of it.
            if (!left.isEmpty()) {
                groups.add(left.get(i % left.size()));
            }
            if (!right.isEmpty()) {
                groups.add(right.get(i % right.size()));
            }
        }
        return groups;
    }
}
