package io.authentica.train.data.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitPolicyTest {

    private static final Placement TEST = new Placement.In(Split.TEST);
    private static final Placement TRAIN = new Placement.In(Split.TRAIN);

    @Test
    void publishedSplitsStay() {
        assertThat(place(new PublishedSplits(), kind(Split.TEST, Label.FAKE, "flux", "")))
                .isEqualTo(TEST);
    }

    @Test
    void heldOutGeneratorsGoToTestWhereverTheyArePublished() {
        HeldOutGenerators policy = HeldOutGenerators.OF_VERSION_2;

        assertThat(policy.generators()).hasSize(20);
        assertThat(place(policy, fake(Split.TRAIN, "ernie-image"))).isEqualTo(TEST);
        assertThat(place(policy, fake(Split.TRAIN, "ernie-image-turbo"))).isEqualTo(TEST);
        assertThat(place(policy, fake(Split.TEST, "sora-2"))).isEqualTo(TEST);
        assertThat(place(policy, fake(Split.TRAIN, "flux.1-dev"))).isEqualTo(TRAIN);
    }

    @Test
    void whatResemblesAHeldOutGeneratorIsDroppedEverywhere() {
        HeldOutGenerators policy = HeldOutGenerators.OF_VERSION_2;

        for (String generator : List.of("ernie-image-2", "my-sora-2-lora", "z-image", "z-image-base")) {
            assertThat(place(policy, fake(Split.TRAIN, generator)))
                    .as(generator)
                    .isEqualTo(dropped(DropReason.NEAR_HELD_OUT));
            assertThat(place(policy, fake(Split.TEST, generator)))
                    .as(generator)
                    .isEqualTo(dropped(DropReason.NEAR_HELD_OUT));
        }
        assertThat(place(policy, fake(Split.TRAIN, "sora"))).isEqualTo(TRAIN);
        assertThat(place(new HeldOutGenerators(List.of("Sora-2")), fake(Split.TRAIN, "z-image-base")))
                .isEqualTo(TRAIN);
    }

    @Test
    void seenGeneratorsLeaveTheTestAndRealsStay() {
        HeldOutGenerators policy = new HeldOutGenerators(List.of(" Sora-2 "));

        assertThat(place(policy, fake(Split.TEST, "flux"))).isEqualTo(dropped(DropReason.SEEN_IN_TEST));
        assertThat(place(policy, kind(Split.TEST, Label.REAL, "docci", ""))).isEqualTo(TEST);
        assertThat(place(policy, kind(Split.TRAIN, Label.REAL, "sora-2", ""))).isEqualTo(TRAIN);
    }

    @Test
    void releaseDatesPutLaterGeneratorsInTest() {
        ByReleaseDate policy = new ByReleaseDate(ReleaseDate.parse("2025-01-15").orElseThrow());

        assertThat(place(policy, kind(Split.TRAIN, Label.FAKE, "new", "2025-01-15")))
                .isEqualTo(TEST);
        assertThat(place(policy, kind(Split.TRAIN, Label.FAKE, "old", "2025-01-14")))
                .isEqualTo(TRAIN);
        assertThat(place(policy, kind(Split.TEST, Label.FAKE, "old", "2025-01-14")))
                .isEqualTo(dropped(DropReason.SEEN_IN_TEST));
        assertThat(place(policy, kind(Split.TRAIN, Label.FAKE, "vague", "2025-01")))
                .isEqualTo(dropped(DropReason.NO_DATE));
        assertThat(place(policy, kind(Split.TRAIN, Label.FAKE, "undated", ""))).isEqualTo(dropped(DropReason.NO_DATE));
        assertThat(place(policy, kind(Split.VALIDATION, Label.REAL, "laion", "2026")))
                .isEqualTo(new Placement.In(Split.VALIDATION));
    }

    @Test
    void aGeneratorWithDatesOnBothSidesIsForTrainingOnly() {
        ByReleaseDate policy = new ByReleaseDate(ReleaseDate.parse("2025").orElseThrow());
        RowKind early = kind(Split.TRAIN, Label.FAKE, "m", "2024-12");
        RowKind late = kind(Split.TRAIN, Label.FAKE, "m", "2025-02");

        Map<RowKind, Placement> placements = policy.place(List.of(early, late));

        assertThat(placements).containsEntry(early, TRAIN).containsEntry(late, dropped(DropReason.ON_BOTH_SIDES));
    }

    private static Placement place(SplitPolicy policy, RowKind... kinds) {
        return policy.place(Arrays.asList(kinds)).get(kinds[0]);
    }

    private static Placement dropped(DropReason reason) {
        return new Placement.Dropped(reason);
    }

    private static RowKind fake(Split split, String generator) {
        return kind(split, Label.FAKE, generator, "");
    }

    private static RowKind kind(Split split, Label label, String generator, String date) {
        return new RowKind(split, label, generator, date);
    }
}
