package io.authentica.train.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationSplitTest {

    private static List<Sample> samples(Label label, String generator, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "validation/%s/%s/%d.png".formatted(label.id(), generator, i);
            samples.add(new Sample(name, "", label, generator, "", "", Split.VALIDATION));
        }
        return samples;
    }

    private static List<Sample> validation() {
        List<Sample> samples = new ArrayList<>(samples(Label.REAL, "camera", 41));
        samples.addAll(samples(Label.FAKE, "flux", 20));
        samples.addAll(samples(Label.FAKE, "sdxl", 7));
        samples.addAll(samples(Label.FAKE, "rare", 1));
        samples.addAll(samples(Label.FAKE, "rarer", 1));
        return samples;
    }

    private static long count(List<Sample> samples, Label label) {
        return samples.stream().filter(sample -> sample.label() == label).count();
    }

    private static long count(List<Sample> samples, String generator) {
        return samples.stream()
                .filter(sample -> sample.generator().equals(generator))
                .count();
    }

    @Test
    void everyImageIsInExactlyOnePart() {
        CalibrationSplit split = CalibrationSplit.of(validation(), 0.5, 17);

        assertThat(split.calibration()).doesNotContainAnyElementsOf(split.selection());
        List<Sample> together = new ArrayList<>(split.calibration());
        together.addAll(split.selection());
        assertThat(together).containsExactlyInAnyOrderElementsOf(validation());
    }

    @Test
    void eachClassAndEachGeneratorIsHalvedToOneImage() {
        List<Sample> calibration = CalibrationSplit.of(validation(), 0.5, 17).calibration();

        assertThat(count(calibration, Label.REAL)).isEqualTo(20);
        assertThat(count(calibration, Label.FAKE)).isEqualTo(14);
        assertThat(count(calibration, "flux")).isEqualTo(10);
        assertThat(count(calibration, "sdxl")).isBetween(3L, 4L);
        assertThat(count(calibration, "rare") + count(calibration, "rarer")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.75})
    void takesTheShare(double share) {
        List<Sample> calibration = CalibrationSplit.of(validation(), share, 17).calibration();

        assertThat(count(calibration, Label.REAL)).isEqualTo((long) (share * 41));
        assertThat(count(calibration, "flux")).isBetween((long) (share * 20), (long) (share * 20) + 1);
    }

    @Test
    void dependsOnTheSeedAndNotOnTheOrder() {
        List<Sample> shuffled = new ArrayList<>(validation());
        Collections.shuffle(shuffled, new Random(5));

        CalibrationSplit split = CalibrationSplit.of(validation(), 0.5, 17);

        assertThat(CalibrationSplit.of(validation(), 0.5, 17)).isEqualTo(split);
        assertThat(CalibrationSplit.of(shuffled, 0.5, 17).calibration())
                .containsExactlyInAnyOrderElementsOf(split.calibration());
        assertThat(CalibrationSplit.of(validation(), 0.5, 18).calibration())
                .doesNotContainSequence(split.calibration());
    }

    @Test
    void bothPartsKeepTheOrder() {
        CalibrationSplit split = CalibrationSplit.of(validation(), 0.5, 17);

        assertThat(validation()).containsSubsequence(split.calibration()).containsSubsequence(split.selection());
    }

    @Test
    void saysWhatToDoWhereAPartWouldLackAClass() {
        List<Sample> oneReal = new ArrayList<>(samples(Label.REAL, "camera", 1));
        oneReal.addAll(samples(Label.FAKE, "flux", 20));
        List<Sample> twoReals = new ArrayList<>(samples(Label.REAL, "camera", 2));
        twoReals.addAll(samples(Label.FAKE, "flux", 20));

        assertThatThrownBy(() -> CalibrationSplit.of(oneReal, 0.5, 17))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "split validation must have real images for selection and for calibration but has 1, of which"
                                + " the share 0.5 is 0: add some, or take calibration: none and a fixed threshold");
        assertThat(count(CalibrationSplit.of(twoReals, 0.5, 17).calibration(), Label.REAL))
                .isEqualTo(1);
    }

    @Test
    void takesValidationImagesOnly() {
        for (Split wrong : List.of(Split.TRAIN, Split.TEST)) {
            List<Sample> samples = new ArrayList<>(validation());
            samples.add(new Sample("x.png", "", Label.FAKE, "flux", "", "", wrong));

            assertThatThrownBy(() -> CalibrationSplit.of(samples, 0.5, 17))
                    .hasMessage("samples must be of split validation but x.png is of split " + wrong.id());
            assertThatThrownBy(() -> CalibrationImages.of(samples, new double[samples.size()]))
                    .hasMessage("samples must be of split validation but x.png is of split " + wrong.id());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void theShareIsAPart(double share) {
        assertThatThrownBy(() -> CalibrationSplit.of(validation(), share, 17))
                .hasMessage("share must be above 0 and below 1 but was " + share);
    }
}
