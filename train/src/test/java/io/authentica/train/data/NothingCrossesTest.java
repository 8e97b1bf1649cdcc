package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.train.data.plan.ByReleaseDate;
import io.authentica.train.data.plan.HeldOutGenerators;
import io.authentica.train.data.plan.PlanOptions;
import io.authentica.train.data.plan.PublishedSplits;
import io.authentica.train.data.plan.Quotas;
import io.authentica.train.data.plan.ReleaseDate;
import io.authentica.train.data.plan.RowFilter;
import io.authentica.train.data.plan.SplitPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the test measures must be new to what was trained. */
class NothingCrossesTest {

    @TempDir
    Path directory = Path.of(".");

    static List<SplitPolicy> policies() {
        return List.of(
                new HeldOutGenerators(List.of("sora-2")),
                new ByReleaseDate(ReleaseDate.parse("2025-06").orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void noGeneratorImageOrPromptCrossesTheLine(SplitPolicy policy) throws IOException {
        Manifest manifest = prepare(policy, false, Quotas.NONE);

        assertThat(shared(manifest, Split.TEST, Split.TRAIN, this::generator)).isEmpty();
        assertThat(shared(manifest, Split.TEST, Split.VALIDATION, this::generator))
                .isEmpty();
        assertThat(values(manifest, Split.TEST, this::generator)).containsExactly("sora-2");
        assertThat(values(manifest, Split.TRAIN, this::generator)).contains("flux", "sdxl");
        assertNoImageOrPromptCrosses(manifest);
    }

    @Test
    void promptsAndImagesAreKeptApartWithinQuotasToo() throws IOException {
        assertNoImageOrPromptCrosses(
                prepare(policies().get(0), false, new Quotas(OptionalInt.of(10), new Quotas.Reals.Balanced())));
    }

    @Test
    void publishedSplitsKeepPromptsApartOnlyWhereAskedTo() throws IOException {
        assertNoImageOrPromptCrosses(prepare(new PublishedSplits(), true, Quotas.NONE));
    }

    @Test
    void inPublishedSplitsOnlyImagesAreKeptApart() throws IOException {
        Manifest manifest = prepare(new PublishedSplits(), false, Quotas.NONE);

        assertThat(shared(manifest, Split.TEST, Split.TRAIN, this::generator)).isNotEmpty();
        assertThat(shared(manifest, Split.TEST, Split.TRAIN, this::prompt)).isNotEmpty();
        assertThat(shared(manifest, Split.TEST, Split.TRAIN, sample -> image(manifest, sample)))
                .isEmpty();
    }

    private void assertNoImageOrPromptCrosses(Manifest manifest) {
        for (List<Split> pair : List.of(
                List.of(Split.TEST, Split.TRAIN),
                List.of(Split.TEST, Split.VALIDATION),
                List.of(Split.VALIDATION, Split.TRAIN))) {
            assertThat(shared(manifest, pair.get(0), pair.get(1), sample -> image(manifest, sample)))
                    .as("images of %s", pair)
                    .isEmpty();
            assertThat(shared(manifest, pair.get(0), pair.get(1), this::prompt))
                    .as("prompts of %s", pair)
                    .isEmpty();
        }
    }

    private Manifest prepare(SplitPolicy policy, boolean dropSharedPrompts, Quotas quotas) throws IOException {
        PlanOptions plan = new PlanOptions(RowFilter.NONE, policy, dropSharedPrompts, quotas);
        Path out = directory.resolve("out");
        Preparation.run(PrepareOptionsFixture.of("memory", out, plan, 1, 2), PlantedSource.entangled());
        return ManifestReader.read(out);
    }

    private static Set<String> shared(Manifest manifest, Split one, Split other, Function<Sample, String> value) {
        Set<String> shared = new HashSet<>(values(manifest, one, value));
        assertThat(shared).isNotEmpty();
        Set<String> others = values(manifest, other, value);
        assertThat(others).isNotEmpty();
        shared.retainAll(others);
        return shared;
    }

    /** Empty values are none. */
    private static Set<String> values(Manifest manifest, Split split, Function<Sample, String> value) {
        return manifest.filter(split).samples().stream()
                .map(value)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }

    private String generator(Sample sample) {
        return sample.label() == Label.REAL ? "" : sample.generator().trim().toLowerCase(Locale.ROOT);
    }

    private String prompt(Sample sample) {
        return sample.prompt().toLowerCase(Locale.ROOT).replaceAll(" +", " ");
    }

    private String image(Manifest manifest, Sample sample) {
        try {
            return ContentName.sha256Hex(Files.readAllBytes(manifest.file(sample)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
