package io.authentica.train.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.cli.UserException;
import io.authentica.common.config.StrictYaml;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.UncertainBand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionRecipeTest {

    private static final String RAW_AT_HALF = """
            calibration: none
            share: 0.5
            threshold:
              type: fixed
              value: 0.5
            uncertain:
              type: none
            """;

    private static final String TEMPERATURE_AT_FIVE_PER_CENT = """
            calibration: temperature
            share: 0.5
            threshold:
              type: max-false-positive-rate
              rate: 0.05
            uncertain:
              type: max-error-rate
              rate: 0.1
            """;

    private static DecisionRecipe recipe(String yaml) {
        return StrictYaml.read("recipe.yaml", yaml, DecisionRecipe.class);
    }

    private static List<Sample> validation(int reals, int fakes) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < reals; i++) {
            samples.add(new Sample(i + ".jpg", "", Label.REAL, "camera", "", "", Split.VALIDATION));
        }
        for (int i = 0; i < fakes; i++) {
            samples.add(new Sample(i + ".png", "", Label.FAKE, "flux", "", "", Split.VALIDATION));
        }
        return samples;
    }

    @Test
    void readsAndWritesEveryRule() {
        assertThat(recipe(TEMPERATURE_AT_FIVE_PER_CENT))
                .isEqualTo(new DecisionRecipe(
                        CalibrationMethod.TEMPERATURE,
                        0.5,
                        new ThresholdRule.MaxFalsePositiveRate(0.05),
                        new UncertainRule.MaxErrorRate(0.1)));
        for (DecisionRecipe recipe : List.of(
                recipe(RAW_AT_HALF),
                recipe(TEMPERATURE_AT_FIVE_PER_CENT),
                new DecisionRecipe(
                        CalibrationMethod.PLATT,
                        0.25,
                        new ThresholdRule.BestBalancedAccuracy(),
                        new UncertainRule.None()))) {
            assertThat(recipe(StrictYaml.write(recipe))).isEqualTo(recipe);
        }
    }

    @Test
    void refusesAnUnknownRuleByName() {
        assertThatThrownBy(() -> recipe(RAW_AT_HALF.replace("fixed", "best")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("threshold.type must be one of"
                        + " best-balanced-accuracy, fixed, max-false-positive-rate but was 'best'");
    }

    @Test
    void withoutCalibrationAndWithAFixedThresholdAllImagesChooseTheEpoch() {
        DecisionRecipe recipe = recipe(RAW_AT_HALF);

        CalibrationSplit split = recipe.split(validation(1, 1), 17);
        Decision decision = recipe.decide(CalibrationImages.of(split.calibration(), new double[0]));

        assertThat(recipe.needsImages()).isFalse();
        assertThat(split).isEqualTo(new CalibrationSplit(List.of(), validation(1, 1)));
        assertThat(decision)
                .isEqualTo(new Decision(
                        Calibration.NONE,
                        DecisionThreshold.HALF,
                        new UncertainBand(0.5, 0.5, "none: the recipe asks for none"),
                        Map.of()));
    }

    @Test
    void aBandAloneKeepsImagesToo() {
        DecisionRecipe recipe = new DecisionRecipe(
                CalibrationMethod.NONE, 0.5, new ThresholdRule.Fixed(0.5), new UncertainRule.MaxErrorRate(0.1));

        assertThat(recipe.split(validation(20, 20), 17).calibration()).hasSize(20);
        assertThatThrownBy(() -> recipe.split(validation(20, 19), 17))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("uncertain: max-error-rate 0.1 needs at least 10 real and 10 fake images")
                .hasMessageEndingWith("has 10 and 9");
    }

    @Test
    void refusesTooFewImagesBeforeTraining() {
        DecisionRecipe recipe = recipe(TEMPERATURE_AT_FIVE_PER_CENT);

        assertThatThrownBy(() -> recipe.split(validation(39, 40), 17))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "threshold: max-false-positive-rate 0.05 needs at least 20 real and 10 fake images")
                .hasMessageEndingWith("has 19 and 20");
        assertThatThrownBy(() -> recipe.split(validation(40, 19), 17))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("calibration: temperature needs at least 10 real and 10 fake images")
                .hasMessageEndingWith("has 20 and 9");
        assertThat(recipe.split(validation(40, 20), 17).calibration()).hasSize(30);
    }

    @Test
    void calibratesFirstAndCutsTheCalibratedProbabilities() {
        DecisionRecipe recipe = recipe(TEMPERATURE_AT_FIVE_PER_CENT);
        List<Sample> calibration = recipe.split(validation(40, 40), 17).calibration();
        double[] fakeMinusReal = calibration.stream()
                .mapToDouble(sample -> sample.label() == Label.FAKE ? 6 : -6)
                .toArray();

        Decision decision = recipe.decide(CalibrationImages.of(calibration, fakeMinusReal));

        // Twenty of a class, all right: 21 of 22 and 1 of 22, half way between them 0.5.
        assertThat(decision.calibration().fakeProbability(6)).isEqualTo(21 / 22.0, within(1e-9));
        assertThat(decision.threshold().value()).isEqualTo(0.5, within(1e-9));
        assertThat(decision.threshold().rule()).contains("on the 20 real and 20 fake images");
        assertThat(decision.facts())
                .containsEntry("calibration_real_images", "20")
                .containsEntry("calibration_fake_images", "20")
                // -ln(1 / (1 + exp(-6))) and -ln(21 / 22); 1 / 22 squared; 1 / (1 + exp(6)) and 1 / 22.
                .containsEntry("calibration_raw_log_loss", "0.002476")
                .containsEntry("calibration_log_loss", "0.046520")
                .containsEntry("calibration_brier", "0.002066")
                .containsEntry("calibration_raw_ece", "0.002473")
                .containsEntry("calibration_ece", "0.045455");
    }
}
