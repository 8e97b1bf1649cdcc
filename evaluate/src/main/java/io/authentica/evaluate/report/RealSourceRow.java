package io.authentica.evaluate.report;

import io.authentica.evaluate.text.DisplayText;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The real images of one source.
 *
 * @param name the source; empty when unknown
 * @param images how many
 * @param falsePositives how many of them are called fake
 * @param specificity the fraction that is called real
 */
public record RealSourceRow(String name, long images, long falsePositives, Figure specificity) {

    /** The sources with their counts in words, the largest first. */
    static String counts(Map<String, ? extends Collection<?>> bySource) {
        return bySource.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .map(entry -> DisplayText.named(entry.getKey()) + " "
                        + entry.getValue().size())
                .collect(Collectors.joining(", "));
    }
}
