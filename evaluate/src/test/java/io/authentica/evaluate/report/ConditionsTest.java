package io.authentica.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    /** Clean: 0.1, 0.2, 0.6, 0.3 for reals. Under web all reals are called fake and half of the fakes of flux real. */
    private static EvaluationReport report() {
        List<Prediction> all = new ArrayList<>(HandMade.evaluation().predictions());
        for (Prediction clean : HandMade.evaluation().predictions()) {
            boolean real = clean.image().label() == Label.REAL;
            all.add(again(clean, "jpeg:50", clean.fakeProbability()));
            all.add(again(clean, "jpeg:95", clean.fakeProbability()));
            all.add(again(clean, "web", real ? 0.7 : clean.fakeProbability() - 0.2));
        }
        return HandMade.report(HandMade.model(), new Evaluation(all, List.of()));
    }

    @Test
    void reportsOnTheImagesAsTheyWereFound() {
        EvaluationReport report = report();

        assertThat(report.condition()).isEqualTo("clean");
        assertThat(report.overall().images()).isEqualTo(10);
        assertThat(report.conditions())
                .extracting(ConditionReport::condition)
                .containsExactly("clean", "jpeg:50", "jpeg:95", "web");
        assertThat(report.condition("web").overall().figure(Metric.SPECIFICITY).value())
                .hasValue(0);
        assertThat(report.condition("jpeg:50").overall().figure(Metric.ROC_AUC).value())
                .isEqualTo(report.overall().figure(Metric.ROC_AUC).value());
    }

    @Test
    void countsTheVerdictsThatFlip() {
        // Reals 0.1, 0.2 and 0.3 become fake; of the fakes 0.9, 0.6, 0.8, 0.4, 0.3, 0.7 those at 0.6 and 0.7 become
        // real.
        Stability stability = report().condition("web").stability().orElseThrow();

        assertThat(stability.images()).isEqualTo(10);
        assertThat(stability.becameFake()).isEqualTo(3);
        assertThat(stability.becameReal()).isEqualTo(2);
        assertThat(stability.flipped().value()).hasValue(0.5);
        assertThat(report().condition("clean").stability()).isEmpty();
        assertThat(report().condition("jpeg:95")
                        .stability()
                        .orElseThrow()
                        .flipped()
                        .value())
                .hasValue(0);
    }

    @Test
    void takesTheLightestJpegForTheFormatGap() {
        assertThat(report().uniform()).contains("jpeg:95");
        assertThat(UniformCondition.among(List.of("clean", "web", "webp:80"), "clean"))
                .isEqualTo(Optional.empty());
        assertThat(ReportMarkdown.render(report()))
                .contains(
                        "### What the file format gives away",
                        "| metric | as found | all re-encoded (jpeg:95) | difference |")
                .contains("| web | 10 | ", "| operation | strength |");
    }

    @Test
    void takesTheConditionUniformForTheFormatGapWhereItIsThere() {
        List<String> conditions = List.of("clean", "jpeg:95", "uniform", "jpeg:50");

        assertThat(UniformCondition.among(conditions, "clean")).contains("uniform");
        assertThat(UniformCondition.among(conditions, "uniform")).contains("jpeg:95");
    }

    @Test
    void isAboutTheFirstConditionWhereNoneIsClean() {
        List<Prediction> web = HandMade.evaluation().predictions().stream()
                .map(each -> again(each, "web", each.fakeProbability()))
                .toList();

        assertThat(HandMade.report(HandMade.model(), new Evaluation(web, List.of()))
                        .condition())
                .isEqualTo("web");
    }

    @Test
    void refusesTwoPredictionsOfAnImageUnderOneCondition() {
        List<Prediction> twice = new ArrayList<>(HandMade.reals());
        twice.add(HandMade.reals().get(1));

        assertThatThrownBy(() -> HandMade.report(HandMade.model(), new Evaluation(twice, List.of())))
                .isInstanceOf(UserException.class)
                .hasMessage("real/2.jpg: an image must have one prediction under condition clean but has more");
    }

    @Test
    void putsImagesIntoTheSmallestSquareThatHasAsManyPixels() {
        assertThat(Dimension.SIZE.sliceOf(image("2024-08-01", 256, 256))).isEqualTo("up to  256 x 256 pixels");
        assertThat(Dimension.SIZE.sliceOf(image("", 257, 256))).isEqualTo("up to  512 x 512 pixels");
        assertThat(Dimension.SIZE.sliceOf(image("", 4096, 1024))).isEqualTo("up to 2048 x 2048 pixels");
        assertThat(Dimension.SIZE.sliceOf(image("", 2049, 2048))).isEqualTo("larger");
        assertThat(Dimension.SIZE.sliceOf(image("", 0, 0))).isEmpty();
        assertThat(Dimension.RELEASE_MONTH.sliceOf(image("2024-08-01", 1, 1))).isEqualTo("2024-08");
        assertThat(Dimension.RELEASE_MONTH.sliceOf(image("August 2024", 1, 1))).isEqualTo("August 2024");
    }

    @Test
    void readsOperationAndStrength() {
        ConditionReport report = report().condition("jpeg:50");

        assertThat(report.operation()).isEqualTo("jpeg");
        assertThat(report.strength()).hasValue(50);
        assertThat(report().condition("web").strength()).isEmpty();
    }

    @Test
    void setsFormatsAgainstTheirOwnReals() {
        List<Prediction> predictions = new ArrayList<>();
        for (Prediction each : HandMade.evaluation().predictions()) {
            String format = each.image().label() == Label.REAL
                            || each.image().generator().equals("sdxl")
                    ? "jpeg"
                    : "png";
            predictions.add(
                    new Prediction(image(each.image(), format), "clean", 0.5, each.fakeProbability(), each.verdict()));
        }

        List<ReportRow> rows = HandMade.report(HandMade.model(), new Evaluation(predictions, List.of()))
                .slices(Dimension.FORMAT);

        assertThat(rows).extracting(ReportRow::name).containsExactly("jpeg", "png");
        assertThat(rows.get(0).metrics().figure(Metric.ROC_AUC).value()).hasValue(5.5 / 8);
        assertThat(rows.get(1).metrics().figure(Metric.ROC_AUC).undefined())
                .contains("no real images in split test with format 'png'");
        assertThat(rows.get(1).metrics().figure(Metric.SPECIFICITY).undefined())
                .contains("no real images in split test with format 'png'");
    }

    @Test
    void saysOfASliceWithoutANameThatItsFormatIsUnknown() {
        List<Prediction> predictions = new ArrayList<>(HandMade.fakes());
        for (Prediction each : HandMade.reals()) {
            predictions.add(
                    new Prediction(image(each.image(), "jpeg"), "clean", 0.5, each.fakeProbability(), each.verdict()));
        }

        List<ReportRow> rows = HandMade.report(HandMade.model(), new Evaluation(predictions, List.of()))
                .slices(Dimension.FORMAT);

        assertThat(rows).extracting(ReportRow::name).containsExactly("", "jpeg");
        assertThat(rows.get(0).metrics().figure(Metric.ROC_AUC).undefined())
                .contains("no real images in split test of unknown format");
        assertThat(rows.get(1).metrics().figure(Metric.RECALL).undefined())
                .contains("no fake images in split test with format 'jpeg'");
    }

    private static Prediction again(Prediction clean, String condition, double fakeProbability) {
        Label verdict = fakeProbability > 0.5 ? Label.FAKE : Label.REAL;
        return new Prediction(clean.image(), condition, fakeProbability, fakeProbability, verdict);
    }

    private static EvaluatedImage image(String releaseDate, int width, int height) {
        return new EvaluatedImage("a", "a", "", Label.FAKE, "flux", "", releaseDate, Split.TEST, "png", width, height);
    }

    private static EvaluatedImage image(EvaluatedImage image, String format) {
        return new EvaluatedImage(
                image.id(),
                image.path(),
                image.sha256(),
                image.label(),
                image.generator(),
                image.type(),
                image.releaseDate(),
                image.split(),
                format,
                0,
                0);
    }
}
