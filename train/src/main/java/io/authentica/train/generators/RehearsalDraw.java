package io.authentica.train.generators;

import io.authentica.common.data.Sample;
import io.authentica.common.data.SeededOrder;
import io.authentica.train.recipe.RehearsalRecipe;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which old training images are shown again: a function of the seed and of their names, whatever their order. Of a class and of
 * a generator the share is exact to one image.
 */
final class RehearsalDraw {

    private static final String PURPOSE = "rehearsal";

    private RehearsalDraw() {}

    /**
     * Draws images.
     *
     * @param old with unique file names
     * @return in the order of {@code old}; none if the share of so few images rounds to none
     */
    static List<Sample> of(List<Sample> old, RehearsalRecipe recipe, long seed) {
        List<Sample> ordered = old.stream()
                .sorted(Comparator.comparing(Sample::label)
                        .thenComparing(Sample::generator)
                        .thenComparingLong(sample -> SeededOrder.rank(seed, PURPOSE, sample.fileName()))
                        .thenComparing(Sample::fileName))
                .toList();
        long count = ordered.size();
        long wanted = Math.min(Math.round(recipe.share() * count), recipe.maxImages());
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < count; i++) {
            // Every image at which the running total of the share comes to the next whole number.
            if ((i + 1) * wanted / count > i * wanted / count) {
                drawn.add(ordered.get(i).fileName());
            }
        }
        return old.stream().filter(sample -> drawn.contains(sample.fileName())).toList();
    }
}
