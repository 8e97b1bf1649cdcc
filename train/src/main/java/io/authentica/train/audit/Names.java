package io.authentica.train.audit;

import io.authentica.common.data.Sample;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names that may mean the same thing.
 *
 * @param alike pairs of generators
 * @param typeSpellings values of {@code type} that differ in case and punctuation only, in groups
 */
record Names(List<AlikePair> alike, List<List<String>> typeSpellings) {

    /** How two names are alike; the first that holds. */
    enum Likeness {
        SPELLING("the same but for case and punctuation"),
        DIGITS("the same but for digits: versions"),
        CONTAINED("one contains the other"),
        EDITED("a few letters differ");

        private final String words;

        Likeness(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * Two generators.
     *
     * @param firstSplits where images of {@code first} are
     */
    record AlikePair(
            String first, String second, Likeness likeness, List<String> firstSplits, List<String> secondSplits) {}

    /** Shorter names are in too many others. */
    private static final int MIN_CONTAINED_LENGTH = 4;

    /** One edit in this many characters. */
    private static final int CHARACTERS_PER_EDIT = 5;

    static Names of(List<Sample> samples) {
        TreeMap<String, Set<String>> splits = new TreeMap<>();
        TreeMap<String, Set<String>> types = new TreeMap<>();
        for (Sample sample : samples) {
            splits.computeIfAbsent(sample.generator(), name -> new TreeSet<>())
                    .add(sample.split().id());
            if (!sample.type().isBlank()) {
                types.computeIfAbsent(plain(sample.type()), name -> new TreeSet<>())
                        .add(sample.type());
            }
        }
        List<String> names = List.copyOf(splits.keySet());
        List<AlikePair> alike = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                String first = names.get(i);
                String second = names.get(j);
                for (Likeness likeness : likeness(plain(first), plain(second))) {
                    alike.add(new AlikePair(
                            first,
                            second,
                            likeness,
                            List.copyOf(splits.getOrDefault(first, Set.of())),
                            List.copyOf(splits.getOrDefault(second, Set.of()))));
                }
            }
        }
        List<List<String>> spellings = types.values().stream()
                .filter(group -> group.size() > 1)
                .map(List::copyOf)
                .toList();
        return new Names(alike, spellings);
    }

    /** @return one or none */
    private static List<Likeness> likeness(String first, String second) {
        String shorter = first.length() <= second.length() ? first : second;
        String longer = first.length() <= second.length() ? second : first;
        if (first.equals(second)) {
            return List.of(Likeness.SPELLING);
        }
        String letters = first.replaceAll("\\p{N}+", "");
        if (!letters.isEmpty() && letters.equals(second.replaceAll("\\p{N}+", ""))) {
            return List.of(Likeness.DIGITS);
        }
        if (shorter.length() >= MIN_CONTAINED_LENGTH && longer.contains(shorter)) {
            return List.of(Likeness.CONTAINED);
        }
        return edits(shorter, longer) <= longer.length() / CHARACTERS_PER_EDIT ? List.of(Likeness.EDITED) : List.of();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Levenshtein's distance. */
    private static int edits(String first, String second) {
        int[] row = new int[second.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[second.length()];
    }
}
