package io.authentica.train.data.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowFilterTest {

    private static final Set<Split> ALL = Set.of(Split.values());

    @Test
    void takesOnlyTheSplitsAskedFor() {
        RowFilter filter =
                new RowFilter(Set.of(Split.TRAIN, Split.TEST), Set.of(), Set.of(), Optional.empty(), Optional.empty());

        assertThat(filter.rejects(new RowKind(Split.TRAIN, Label.REAL, "laion", "")))
                .isEmpty();
        assertThat(filter.rejects(new RowKind(Split.VALIDATION, Label.REAL, "laion", "")))
                .contains(DropReason.OTHER_SPLIT);
    }

    @Test
    void comparesGeneratorsWithoutCaseAndAsksItOfFakesOnly() {
        RowFilter filter =
                new RowFilter(ALL, Set.of(" FLUX ", "sdxl"), Set.of("SDXL"), Optional.empty(), Optional.empty());

        assertThat(filter.rejects(fake("flux", ""))).isEmpty();
        assertThat(filter.rejects(fake("flux.1", ""))).contains(DropReason.OTHER_GENERATOR);
        assertThat(filter.rejects(fake("sdxl", ""))).contains(DropReason.EXCLUDED_GENERATOR);
        assertThat(filter.rejects(new RowKind(Split.TRAIN, Label.REAL, "sdxl", "")))
                .isEmpty();
    }

    @Test
    void datesBoundStrictlyOnBothSides() {
        RowFilter filter =
                new RowFilter(ALL, Set.of(), Set.of(), ReleaseDate.parse("2025-03"), ReleaseDate.parse("2024"));

        assertThat(filter.rejects(fake("a", "2025-02-28"))).isEmpty();
        assertThat(filter.rejects(fake("a", "2025-03-01"))).contains(DropReason.OUTSIDE_DATES);
        assertThat(filter.rejects(fake("a", "2025-01-01"))).isEmpty();
        assertThat(filter.rejects(fake("a", "2024-12-31"))).contains(DropReason.OUTSIDE_DATES);
        assertThat(filter.rejects(fake("a", "soon"))).contains(DropReason.NO_DATE);
        assertThat(filter.rejects(new RowKind(Split.TRAIN, Label.REAL, "laion", "")))
                .isEmpty();
    }

    @Test
    void datesDoNotMatterUnlessAskedFor() {
        assertThat(RowFilter.NONE.rejects(fake("a", ""))).isEmpty();
    }

    private static RowKind fake(String generator, String date) {
        return new RowKind(Split.TRAIN, Label.FAKE, generator, date);
    }
}
