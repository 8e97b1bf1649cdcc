package io.authentica.train.audit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prompts that occur on both sides of a border.
 *
 * @param tokens how prompts were cut for the comparison of similar ones
 * @param withPrompt images that have one
 * @param distinct different normalised prompts
 * @param acrossSplits prompts, the same after normalisation, that are in more than one split
 * @param acrossLabels prompts, the same after normalisation, that have reals and fakes
 * @param nearPairs pairs of different prompts with similar tokens
 * @param nearAcrossSplits such pairs that, taken together, are in more than one split
 * @param nearAcrossLabels such pairs that, taken together, have reals and fakes
 * @param uses the distinct prompts, in alphabetical order
 * @param near the pairs, indices into {@code uses}
 */
@JsonIgnoreProperties({"uses", "near"})
record SharedPrompts(
        String tokens,
        int withPrompt,
        int distinct,
        Shared acrossSplits,
        Shared acrossLabels,
        int nearPairs,
        int nearAcrossSplits,
        int nearAcrossLabels,
        List<Use> uses,
        List<SimilarSets.Pair> near) {

    /** Above this, two prompts of ten words differ in one: the same sentence with another word. */
    static final double MIN_SIMILARITY = 0.8;

    /** @param images those that have one of the prompts */
    record Shared(int prompts, int images) {}

    /** Where a prompt occurs. */
    record Use(String prompt, int images, Set<Split> splits, Set<Label> labels) {

        boolean spansSplitsWith(Use other) {
            EnumSet<Split> union = EnumSet.copyOf(splits);
            union.addAll(other.splits);
            return union.size() > 1;
        }

        boolean spansLabelsWith(Use other) {
            EnumSet<Label> union = EnumSet.copyOf(labels);
            union.addAll(other.labels);
            return union.size() > 1;
        }
    }

    static SharedPrompts find(List<Sample> samples, PromptTokens tokens) {
        Map<String, List<Sample>> byPrompt = new TreeMap<>();
        for (Sample sample : samples) {
            String prompt = normalise(sample.prompt());
            if (!prompt.isEmpty()) {
                byPrompt.computeIfAbsent(prompt, text -> new ArrayList<>()).add(sample);
            }
        }
        List<Use> uses = new ArrayList<>();
        byPrompt.forEach((prompt, users) -> uses.add(use(prompt, users)));
        List<SimilarSets.Pair> near = SimilarSets.pairs(
                uses.stream().map(use -> tokens.of(use.prompt())).toList(), MIN_SIMILARITY);
        return new SharedPrompts(
                tokens.description(),
                uses.stream().mapToInt(Use::images).sum(),
                uses.size(),
                shared(uses.stream().filter(use -> use.splits().size() > 1).toList()),
                shared(uses.stream().filter(use -> use.labels().size() > 1).toList()),
                near.size(),
                (int) near.stream()
                        .filter(pair -> uses.get(pair.first()).spansSplitsWith(uses.get(pair.second())))
                        .count(),
                (int) near.stream()
                        .filter(pair -> uses.get(pair.first()).spansLabelsWith(uses.get(pair.second())))
                        .count(),
                List.copyOf(uses),
                near);
    }

    /** Letters (with their marks) and digits in lower case, compatibility forms unified, one space between words. */
    static String normalise(String prompt) {
        return Normalizer.normalize(prompt, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }

    private static Use use(String prompt, List<Sample> users) {
        EnumSet<Split> splits = EnumSet.noneOf(Split.class);
        EnumSet<Label> labels = EnumSet.noneOf(Label.class);
        for (Sample user : users) {
            splits.add(user.split());
            labels.add(user.label());
        }
        return new Use(prompt, users.size(), splits, labels);
    }

    private static Shared shared(List<Use> uses) {
        return new Shared(uses.size(), uses.stream().mapToInt(Use::images).sum());
    }
}
