package io.authentica.train.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.train.random.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SamplerTest {

    /** 10 real images of a camera and 2 of a scanner, 30 fakes of generator a and 6 of b: 12 and 36. */
    private static final List<Sample> SAMPLES = samples();

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        add(samples, Label.FAKE, "a", 30);
        add(samples, Label.REAL, "camera", 10);
        add(samples, Label.FAKE, "b", 6);
        add(samples, Label.REAL, "scanner", 2);
        return List.copyOf(samples);
    }

    private static void add(List<Sample> samples, Label label, String generator, int count) {
        for (int i = 0; i < count; i++) {
            samples.add(new Sample(generator + i, "", label, generator, "", "", Split.TRAIN));
        }
    }

    private static List<Integer> draw(Sampler sampler, int epoch) {
        EpochOrder order = new EpochOrder(sampler, SAMPLES, 1, 77);
        List<Integer> drawn =
                order.batches(epoch).stream().flatMap(List::stream).toList();
        assertThat(order.imagesPerEpoch()).isEqualTo(drawn.size());
        return drawn;
    }

    private static Map<String, Long> counts(List<Integer> drawn) {
        return drawn.stream()
                .map(i -> SAMPLES.get(i).generator())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static long count(List<Integer> drawn, Label label) {
        return drawn.stream().filter(i -> SAMPLES.get(i).label() == label).count();
    }

    @Test
    void shufflesAllSamplesBySeedAndEpochAlone() {
        int[] expected = IntStream.range(0, 48).toArray();
        Shuffle.all(expected, RandomStream.of(8, RandomStream.Purpose.ORDER, 3));

        assertThat(new EpochOrder(new Sampler.Shuffled(), SAMPLES, 5, 8)
                        .batches(3).stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        IntStream.of(expected).limit(45).boxed().toList());
    }

    @Test
    void subsamplesTheLargerClass() {
        List<Integer> drawn = draw(new Sampler.Balanced(ClassBalance.SUBSAMPLE), 0);

        assertThat(count(drawn, Label.REAL)).isEqualTo(12);
        assertThat(count(drawn, Label.FAKE)).isEqualTo(12);
        assertThat(drawn).doesNotHaveDuplicates();
    }

    @Test
    void drawsOthersOfTheLargerClassInEachEpochUntilAllWereSeen() {
        Set<Integer> seen = new HashSet<>();
        for (int epoch = 0; epoch < 40; epoch++) {
            seen.addAll(draw(new Sampler.Balanced(ClassBalance.SUBSAMPLE), epoch));
        }

        assertThat(seen).hasSize(48);
        assertThat(new HashSet<>(draw(new Sampler.Balanced(ClassBalance.SUBSAMPLE), 1)))
                .isNotEqualTo(new HashSet<>(draw(new Sampler.Balanced(ClassBalance.SUBSAMPLE), 0)));
    }

    @Test
    void repeatsTheSmallerClassEvenly() {
        List<Sample> samples = new ArrayList<>(SAMPLES);
        add(samples, Label.FAKE, "c", 5);
        List<Integer> drawn = new EpochOrder(new Sampler.Balanced(ClassBalance.OVERSAMPLE), samples, 1, 77)
                .batches(0).stream().flatMap(List::stream).toList();

        // 41 fakes; of 12 real images 7 come three times and 5 come four times.
        List<Integer> reals =
                drawn.stream().filter(i -> samples.get(i).label() == Label.REAL).toList();
        assertThat(reals).hasSize(41);
        assertThat(reals.stream().distinct().map(i -> Collections.frequency(reals, i)))
                .hasSize(12)
                .filteredOn(times -> times == 4)
                .hasSize(5);
        assertThat(drawn).hasSize(82);
    }

    @Test
    void capsFakesOfEachGenerator() {
        List<Integer> drawn = draw(new Sampler.Capped(7, ClassBalance.AS_IS), 2);

        assertThat(counts(drawn)).isEqualTo(Map.of("a", 7L, "b", 6L, "camera", 10L, "scanner", 2L));
        assertThat(drawn).doesNotHaveDuplicates();
        assertThat(draw(new Sampler.Capped(6, ClassBalance.AS_IS), 2)).hasSize(24);
    }

    @Test
    void balancesClassesAfterTheCap() {
        List<Integer> fewer = draw(new Sampler.Capped(4, ClassBalance.SUBSAMPLE), 0);
        List<Integer> more = draw(new Sampler.Capped(4, ClassBalance.OVERSAMPLE), 0);

        assertThat(count(fewer, Label.REAL)).isEqualTo(8);
        assertThat(counts(fewer)).containsEntry("a", 4L).containsEntry("b", 4L);
        assertThat(count(more, Label.REAL)).isEqualTo(12);
        assertThat(count(more, Label.FAKE)).isEqualTo(12);
    }

    @Test
    void weighsGeneratorsAndSources() {
        List<Integer> drawn =
                draw(new Sampler.Weighted(Map.of("a", 0.25, "b", 2.5, "scanner", 0.0), ClassBalance.AS_IS), 0);

        // 7.5 is rounded to 8.
        assertThat(counts(drawn)).isEqualTo(Map.of("a", 8L, "b", 15L, "camera", 10L));
        assertThat(drawn.stream()
                        .filter(i -> SAMPLES.get(i).generator().equals("b"))
                        .distinct())
                .hasSize(6);
    }

    @Test
    void givesTheSameEpochWheneverItIsAsked() {
        Sampler sampler = new Sampler.Capped(5, ClassBalance.OVERSAMPLE);
        EpochOrder uninterrupted = new EpochOrder(sampler, SAMPLES, 4, 3);
        List<List<Integer>> first = uninterrupted.batches(0);
        List<List<Integer>> second = uninterrupted.batches(1);

        assertThat(new EpochOrder(sampler, SAMPLES, 4, 3).batches(1)).isEqualTo(second);
        assertThat(second).isNotEqualTo(first).hasSize(uninterrupted.batchesPerEpoch());
        assertThat(new EpochOrder(sampler, SAMPLES, 4, 4).batches(1)).isNotEqualTo(second);
    }

    @Test
    void namesWhatDoesNotFit() {
        assertThatThrownBy(() -> draw(new Sampler.Weighted(Map.of("flux", 2.0), ClassBalance.AS_IS), 0))
                .isInstanceOf(UserException.class)
                .hasMessage("sampler.weights must name generators of the training split (a, b, camera, scanner)"
                        + " but names flux");
        assertThatThrownBy(() -> draw(new Sampler.Weighted(Map.of("a", 0.0, "b", 0.0), ClassBalance.SUBSAMPLE), 0))
                .hasMessage("sampler.classes: an epoch must have images of both classes to be balanced"
                        + " but has 12 real and 0 fake");
        assertThatThrownBy(() -> new Sampler.Weighted(Map.of("a", -0.5), ClassBalance.AS_IS))
                .hasMessage("weights must be in [0, 1000] but that of a was -0.5");
        assertThatThrownBy(() -> new Sampler.Capped(0, ClassBalance.AS_IS))
                .hasMessage("per_generator must be at least 1 but was 0");
        assertThatThrownBy(() -> new Sampler.Balanced(ClassBalance.AS_IS))
                .hasMessage("classes must be subsample or oversample but was as-is");
    }
}
