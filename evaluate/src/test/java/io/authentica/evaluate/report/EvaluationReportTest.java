package io.authentica.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.authentica.common.data.Label;
import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.common.metrics.Interval;
import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {

    @Test
    void computesTheOverallFigures() {
        GroupMetrics overall = HandMade.report().overall();

        assertThat(overall.matrix()).isEqualTo(new ConfusionMatrix(4, 1, 3, 2));
        assertValue(overall, Metric.ACCURACY, 7 / 10.0);
        assertValue(overall, Metric.BALANCED_ACCURACY, (2 / 3.0 + 3 / 4.0) / 2);
        assertValue(overall, Metric.PRECISION, 4 / 5.0);
        assertValue(overall, Metric.RECALL, 2 / 3.0);
        assertValue(overall, Metric.SPECIFICITY, 3 / 4.0);
        assertValue(overall, Metric.F1, 8 / 11.0);
        // Reals 0.1, 0.2, 0.3, 0.6: the fakes win 4, 4, 4, 3.5 (a tie), 3 and 2.5 (a tie) of 4 pairs each.
        assertValue(overall, Metric.ROC_AUC, 21 / 24.0);
        // Precision at 0.9, 0.8, 0.7 is 1; at 0.6 4/5; at 0.4 5/6; at 0.3 6/8.
        assertValue(overall, Metric.AVERAGE_PRECISION, (3 + 4 / 5.0 + 5 / 6.0 + 6 / 8.0) / 6);
    }

    @Test
    void setsEachGeneratorAgainstAllReals() {
        List<ReportRow> rows = HandMade.report().generators();

        assertThat(rows).extracting(ReportRow::name).containsExactly("flux", HandMade.HOSTILE, "sdxl");
        assertThat(rows)
                .extracting(row -> row.metrics().matrix())
                .containsExactly(
                        new ConfusionMatrix(3, 1, 3, 0),
                        new ConfusionMatrix(1, 1, 3, 0),
                        new ConfusionMatrix(0, 1, 3, 2));

        GroupMetrics flux = rows.get(0).metrics();
        assertValue(flux, Metric.ACCURACY, 6 / 7.0);
        assertValue(flux, Metric.BALANCED_ACCURACY, 7 / 8.0);
        assertValue(flux, Metric.PRECISION, 3 / 4.0);
        assertValue(flux, Metric.RECALL, 1);
        assertValue(flux, Metric.SPECIFICITY, 3 / 4.0);
        assertValue(flux, Metric.F1, 6 / 7.0);
        assertValue(flux, Metric.ROC_AUC, 11.5 / 12);
        assertValue(flux, Metric.AVERAGE_PRECISION, (1 + 1 + 3 / 4.0) / 3);

        GroupMetrics sdxl = rows.get(2).metrics();
        assertValue(sdxl, Metric.ACCURACY, 3 / 6.0);
        assertValue(sdxl, Metric.BALANCED_ACCURACY, 3 / 8.0);
        assertValue(sdxl, Metric.PRECISION, 0);
        assertValue(sdxl, Metric.RECALL, 0);
        assertValue(sdxl, Metric.F1, 0);
        assertValue(sdxl, Metric.ROC_AUC, 5.5 / 8);
        assertValue(sdxl, Metric.AVERAGE_PRECISION, 1 / 2.0);
    }

    @Test
    void namesThePoolOfRealsInWordsLargestSourceFirst() {
        assertThat(HandMade.report().realPool())
                .isEqualTo("all 4 real images of split test (clothing 3, dreambooth 1)");
    }

    @Test
    void poolsSeenAndUnseenGenerators() {
        EvaluationReport report = HandMade.report();

        assertThat(report.generators())
                .extracting(ReportRow::novelty)
                .containsExactly(Novelty.SEEN, Novelty.UNSEEN, Novelty.UNSEEN);
        assertThat(report.pooled()).extracting(ReportRow::name).containsExactly("seen generators", "unseen generators");
        assertThat(report.pooled().get(0).metrics().matrix()).isEqualTo(new ConfusionMatrix(3, 1, 3, 0));
        GroupMetrics unseen = report.pooled().get(1).metrics();
        assertThat(unseen.matrix()).isEqualTo(new ConfusionMatrix(1, 1, 3, 2));
        assertValue(unseen, Metric.ROC_AUC, 9.5 / 12);
        assertValue(unseen, Metric.AVERAGE_PRECISION, (1 + 2 / 3.0 + 3 / 5.0) / 3);
        assertThat(report.noveltyStatement())
                .isEqualTo("The model package names 2 generators that it was trained on. "
                        + "Of the 3 generators of split test it has seen 1 and not seen 2.");
    }

    @Test
    void countsFakesWithoutAGeneratorsNameAsNoGenerator() {
        List<Prediction> predictions = new ArrayList<>(HandMade.evaluation().predictions());
        predictions.add(HandMade.prediction("fake/8.png", Label.FAKE, "", 0.05));

        EvaluationReport report =
                HandMade.report(HandMade.model("train_generators", "flux"), new Evaluation(predictions, List.of()));

        assertThat(report.generators()).hasSize(4);
        assertThat(report.meanGeneratorAuc()).isEqualTo(HandMade.report().meanGeneratorAuc());
        assertThat(report.noveltyStatement())
                .endsWith("Of the 3 generators of split test it has seen 1 and not seen 2.");
    }

    @Test
    void hasNoMeanOfGeneratorsWhereNoneIsNamed() {
        List<Prediction> predictions = new ArrayList<>(HandMade.reals());
        predictions.add(HandMade.prediction("fake/8.png", Label.FAKE, "", 0.05));

        EvaluationReport report = HandMade.report(HandMade.model(), new Evaluation(predictions, List.of()));

        assertThat(report.meanGeneratorAuc().undefined()).contains("no generator is named");
        assertValue(report.overall(), Metric.ROC_AUC, 0);
    }

    @Test
    void saysThatThePackageDoesNotNameItsGenerators() {
        EvaluationReport report = HandMade.report(HandMade.model("seed", "1"), HandMade.evaluation());

        assertThat(report.generators()).extracting(ReportRow::novelty).containsOnly(Novelty.UNKNOWN);
        assertThat(report.pooled()).isEmpty();
        assertThat(report.noveltyStatement())
                .isEqualTo("The model package does not name the generators that it was trained on "
                        + "(provenance key train_generators), so seen and unseen ones are not told apart.");
    }

    @Test
    void hasNoPooledRowForAGroupWithoutImages() {
        EvaluationReport report =
                HandMade.report(HandMade.model("train_generators", "midjourney"), HandMade.evaluation());

        assertThat(report.pooled()).extracting(ReportRow::name).containsExactly("unseen generators");
    }

    @Test
    void listsRealSourcesWithTheirSpecificity() {
        List<RealSourceRow> sources = HandMade.report().realSources();

        assertThat(sources).extracting(RealSourceRow::name).containsExactly("clothing", "dreambooth");
        assertThat(sources).extracting(RealSourceRow::images).containsExactly(3L, 1L);
        assertThat(sources).extracting(RealSourceRow::falsePositives).containsExactly(1L, 0L);
        assertThat(sources.get(0).specificity().value()).hasValue(2 / 3.0);
        assertThat(sources.get(1).specificity().value()).hasValue(1);
    }

    @Test
    void givesWilsonIntervalsForProportionsAndBootstrapIntervalsForTheRest() {
        GroupMetrics overall = HandMade.report().overall();

        assertThat(Metric.values())
                .allSatisfy(metric -> assertThat(
                                overall.figure(metric).interval().orElseThrow().method())
                        .isEqualTo(
                                Set.of(Metric.ACCURACY, Metric.PRECISION, Metric.RECALL, Metric.SPECIFICITY)
                                                .contains(metric)
                                        ? Interval.Method.WILSON
                                        : Interval.Method.BOOTSTRAP));
        // SciPy: binomtest(7, 10).proportion_ci(method="wilson")
        assertThat(overall.figure(Metric.ACCURACY).interval().orElseThrow().low())
                .isEqualTo(0.3967781, within(1e-7));
        assertThat(overall.figure(Metric.ACCURACY).interval().orElseThrow().high())
                .isEqualTo(0.8922087, within(1e-7));
    }

    @Test
    void saysWhyMetricsAreUndefinedWithoutReals() {
        EvaluationReport report = HandMade.report(HandMade.model(), new Evaluation(HandMade.fakes(), List.of()));

        assertValue(report.overall(), Metric.ACCURACY, 2 / 3.0);
        assertValue(report.overall(), Metric.RECALL, 2 / 3.0);
        for (Metric metric : List.of(
                Metric.MCC,
                Metric.EER,
                Metric.TPR_AT_FPR_1,
                Metric.BALANCED_ACCURACY,
                Metric.PRECISION,
                Metric.SPECIFICITY,
                Metric.F1,
                Metric.ROC_AUC,
                Metric.AVERAGE_PRECISION)) {
            assertThat(report.overall().figure(metric).undefined())
                    .as(metric.title())
                    .contains("no real images in split test");
        }
        assertThat(report.realPool()).isEqualTo("none in split test");
        assertThat(report.realSources()).isEmpty();
    }

    @Test
    void saysWhyMetricsAreUndefinedWithoutFakes() {
        EvaluationReport report = HandMade.report(HandMade.model(), new Evaluation(HandMade.reals(), List.of()));

        assertValue(report.overall(), Metric.ACCURACY, 3 / 4.0);
        assertValue(report.overall(), Metric.SPECIFICITY, 3 / 4.0);
        assertThat(report.overall().figure(Metric.RECALL).undefined()).contains("no fake images in split test");
        assertThat(report.overall().figure(Metric.PRECISION).undefined()).contains("no fake images in split test");
        assertThat(report.generators()).isEmpty();
    }

    @Test
    void saysWhyMetricsAreUndefinedWithoutImages() {
        EvaluationReport report = HandMade.report(HandMade.model(), new Evaluation(List.of(), List.of()));

        assertThat(report.overall().figure(Metric.ACCURACY).undefined()).contains("no images in split test");
        assertThat(report.overall().figure(Metric.ROC_AUC).undefined()).contains("no images in split test");
        assertThat(Metric.values())
                .allSatisfy(metric ->
                        assertThat(report.overall().figure(metric).value()).isEmpty());
        assertThat(report.probabilities()).isEqualTo(new ProbabilityFit(Optional.empty(), Optional.empty()));
        assertThat(ReportMarkdown.render(report))
                .contains("| raw | undefined: no images | undefined: no images | undefined: no images |\n");
        assertThat(ReportJson.render(report)).contains("\"raw\": null,", "\"calibrated\": null\n");
    }

    @Test
    void saysThatPrecisionIsUndefinedWhereNothingIsCalledFake() {
        List<Prediction> predictions = List.of(
                HandMade.prediction("r", Label.REAL, "clothing", 0.1),
                HandMade.prediction("f", Label.FAKE, "flux", 0.2));
        EvaluationReport report = HandMade.report(HandMade.model(), new Evaluation(predictions, List.of()));

        assertThat(report.overall().figure(Metric.PRECISION).undefined()).contains("no image is called fake");
        assertValue(report.overall(), Metric.F1, 0);
    }

    private static void assertValue(GroupMetrics metrics, Metric metric, double expected) {
        assertThat(metrics.figure(metric).value().orElseThrow())
                .as(metric.title())
                .isEqualTo(expected, within(1e-15));
    }
}
