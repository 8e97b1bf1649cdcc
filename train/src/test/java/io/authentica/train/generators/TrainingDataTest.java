package io.authentica.train.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.train.recipe.RehearsalRecipe;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingDataTest {

    private static final RehearsalRecipe ALL = new RehearsalRecipe(1, 1000);
    private static final String SHARED = "0123456789abcdef01234567";

    private static final Manifest FRESH = Samples.manifest(
            "fresh",
            Samples.many(3, Label.FAKE, "flux", Split.TRAIN),
            Samples.many(2, Label.FAKE, "flux", Split.VALIDATION),
            Samples.many(2, Label.FAKE, "flux", Split.TEST));

    private static final Manifest OLD = Samples.manifest(
            "past",
            Samples.many(4, Label.FAKE, "sd-3", Split.TRAIN),
            Samples.many(4, Label.REAL, "camera", Split.TRAIN),
            Samples.many(2, Label.FAKE, "sd-3", Split.VALIDATION),
            Samples.many(2, Label.REAL, "camera", Split.VALIDATION),
            Samples.many(2, Label.REAL, "camera", Split.TEST));

    private static Manifest with(Manifest manifest, String name, Label label, Split split) {
        return Samples.manifest(
                manifest.root().toString(), manifest.samples(), List.of(Samples.of(name, label, "camera", split)));
    }

    @Test
    void takesOneDataSetAsItIs() {
        TrainingData data = TrainingData.of(OLD);

        assertThat(data.train().samples()).isEqualTo(OLD.filter(Split.TRAIN).samples());
        assertThat(data.validation().samples())
                .isEqualTo(OLD.filter(Split.VALIDATION).samples());
        assertThat(data.train().files().get(0)).isEqualTo(Path.of("past/train/fake/sd-3/0.png"));
        assertThat(data.isRehearsed(data.train().samples().get(0))).isFalse();
        assertThat(data.rehearsal()).isEmpty();
    }

    @Test
    void joinsAShareOfTheOldTrainingImagesAndAllOldValidationImages() {
        TrainingData data = TrainingData.rehearsing(FRESH, OLD, new RehearsalRecipe(0.5, 1000), 17);

        assertThat(data.train().samples()).hasSize(3 + 4);
        assertThat(data.validation().samples()).hasSize(2 + 4);
        assertThat(data.validation().samples())
                .filteredOn(data::isRehearsed)
                .extracting(Sample::generator)
                .containsExactly("sd-3", "sd-3", "camera", "camera");
        assertThat(data.validation().files())
                .contains(Path.of("fresh/validation/fake/flux/1.png"), Path.of("past/validation/real/camera/1.png"));
        assertThat(data.train().samples()).extracting(Sample::split).containsOnly(Split.TRAIN);
        assertThat(data.validation().samples()).extracting(Sample::split).containsOnly(Split.VALIDATION);
        // All of the new data set, and of the old one what is used.
        assertThat(data.counted()).hasSize(7 + 4 + 4);
        assertThat(data.rehearsal().orElseThrow().words())
                .isEqualTo("Rehearsed: 4 of 8 training images of past, drawn by the seed, and 4 validation images.");
    }

    @Test
    void keepsImagesWithTheSameNameInBothDataSetsApart() {
        Manifest other = Samples.manifest("other", Samples.many(3, Label.FAKE, "flux", Split.TRAIN), OLD.samples());

        TrainingData data = TrainingData.rehearsing(FRESH, other, ALL, 17);

        assertThat(data.train().samples()).extracting(Sample::fileName).doesNotHaveDuplicates();
        assertThat(data.train().files())
                .contains(Path.of("fresh/train/fake/flux/0.png"), Path.of("other/train/fake/flux/0.png"));
    }

    @Test
    void showsAnImageOfBothDataSetsOnce() {
        Manifest fresh = with(FRESH, "train/real/a/" + SHARED + ".jpg", Label.REAL, Split.TRAIN);
        Manifest old = with(OLD, "train/real/b/" + SHARED + ".png", Label.REAL, Split.TRAIN);

        TrainingData data = TrainingData.rehearsing(fresh, old, ALL, 17);

        assertThat(data.train().files())
                .contains(Path.of("fresh/train/real/a/" + SHARED + ".jpg"))
                .hasSize(4 + 8);
        assertThat(data.rehearsal().orElseThrow().words())
                .isEqualTo(
                        "Rehearsed: 8 of 8 training images of past, drawn by the seed, and 4 validation images."
                                + " 1 more training and validation images of it are in the new data set as well and count there.");
    }

    @Test
    void refusesAnImageThatCrossesFromOneSplitToAnother() {
        Manifest fresh = with(FRESH, "test/real/" + SHARED + ".jpg", Label.REAL, Split.TEST);
        Manifest old = with(OLD, "train/real/" + SHARED + ".jpg", Label.REAL, Split.TRAIN);

        assertThatThrownBy(() -> TrainingData.rehearsing(fresh, old, ALL, 17))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("fresh and past: an image that both have must be in the same split and class")
                .hasMessageEndingWith("but 1 are not: train/real/" + SHARED
                        + ".jpg is real in test of the first and real in train of" + " the second");
        // A name that does not tell the content says nothing.
        assertThat(TrainingData.rehearsing(
                        with(FRESH, "test/real/a.jpg", Label.REAL, Split.TEST),
                        with(OLD, "train/real/a.jpg", Label.REAL, Split.TRAIN),
                        ALL,
                        17))
                .isNotNull();
    }

    @Test
    void refusesAnImageThatIsRealInOneAndFakeInTheOther() {
        Manifest fresh = with(FRESH, "train/real/" + SHARED + ".jpg", Label.REAL, Split.TRAIN);
        Manifest old = with(OLD, "train/fake/" + SHARED + ".jpg", Label.FAKE, Split.TRAIN);

        assertThatThrownBy(() -> TrainingData.rehearsing(fresh, old, ALL, 17))
                .hasMessageEndingWith("is real in train of the first and fake in train of the second");
    }

    @Test
    void refusesTheSameDataSetTwice() {
        Manifest copy = new Manifest(Path.of("copy"), FRESH.samples());

        assertThatThrownBy(() -> TrainingData.rehearsing(FRESH, copy, ALL, 17))
                .isInstanceOf(UserException.class)
                .hasMessage("--rehearse must name another data set than --data but copy has the same images as fresh");
    }

    @Test
    void refusesToRehearseNothing() {
        assertThatThrownBy(() -> TrainingData.rehearsing(FRESH, OLD, new RehearsalRecipe(0.01, 1000), 17))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "past: rehearsal must have images but has none: of 8 training images that are not in fresh as"
                                + " well it takes the share 0.01");
    }
}
