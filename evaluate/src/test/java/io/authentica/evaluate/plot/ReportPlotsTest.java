package io.authentica.evaluate.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Label;
import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Svg;
import io.authentica.evaluate.draw.Xml;
import io.authentica.evaluate.report.EvaluationReport;
import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPlotsTest {

    private static final String HARMLESS = "odd|gen,\\n\\u001b[31m\"x\"";

    private final List<ReportPlot> plots =
            ReportPlots.of(HandMade.report(), HandMade.evaluation().predictions());

    @Test
    void drawsEveryPlotOfOneCondition() {
        assertThat(plots)
                .extracting(ReportPlot::name)
                .containsExactly(
                        "roc",
                        "precision-recall",
                        "probabilities-by-class",
                        "probabilities-by-generator",
                        "reliability",
                        "confusion",
                        "recall-by-generator");
    }

    @Test
    void allSayHowManyImagesTheyShow() {
        for (ReportPlot plot : plots) {
            assertThat(Xml.words(plot.drawing()).get(0)).endsWith(", n = 10");
            assertThat(Xml.words(plot.drawing())).contains("starter on split test: 4 real, 6 fake images");
        }
    }

    @Test
    void areTheSameBytesEachTime() {
        List<ReportPlot> again =
                ReportPlots.of(HandMade.report(), HandMade.evaluation().predictions());

        for (int i = 0; i < plots.size(); i++) {
            assertThat(Svg.file(again.get(i).drawing()))
                    .isEqualTo(Svg.file(plots.get(i).drawing()));
        }
    }

    /** By hand: of 24 pairs of a fake and a real, 20 are won and 2 tied. */
    @Test
    void writeTheReportsFiguresBesideTheCurves() {
        assertThat(Xml.words(drawing("roc"))).anyMatch(text -> text.startsWith("all fakes: AUC 0.875 ("));
        assertThat(Xml.words(drawing("recall-by-generator")))
                .contains("flux", "1.000 (0.439-1.000)", "sdxl", "0.000 (0.000-0.658)", HARMLESS);
    }

    @Test
    void showHostileNamesAsText() {
        assertThat(Xml.words(drawing("probabilities-by-generator")))
                .contains("flux", "sdxl", "odd|gen,\\n\\u\u202631m\"x\"");
    }

    @Test
    void saySoWhereAClassIsMissing() {
        EvaluationReport report = HandMade.report(
                HandMade.model(), new Evaluation(HandMade.fakes().subList(0, 1), List.of()));

        List<ReportPlot> alone = ReportPlots.of(report, HandMade.fakes().subList(0, 1));

        assertThat(Xml.words(alone.get(0).drawing())).contains("undefined: takes real and fake images");
        assertThat(alone).hasSize(7).allSatisfy(plot -> Xml.parse(Svg.file(plot.drawing())));
    }

    @Test
    void drawNothingButWordsWithoutImages() {
        EvaluationReport report = HandMade.report(HandMade.model(), new Evaluation(List.of(), List.of()));

        assertThat(ReportPlots.of(report, List.of()))
                .hasSize(7)
                .allSatisfy(plot -> assertThat(Xml.words(plot.drawing()).get(0)).endsWith(", n = 0"));
    }

    @Test
    void showStrengthsFromTheMildestToTheStrongestWhereThereAreConditions() {
        List<Prediction> predictions = new ArrayList<>(HandMade.evaluation().predictions());
        for (String condition : List.of("jpeg:30", "web", "blur:2", "jpeg:95", "blur:0.5")) {
            HandMade.evaluation()
                    .predictions()
                    .forEach(clean -> predictions.add(new Prediction(
                            clean.image(),
                            condition,
                            clean.rawFakeProbability(),
                            clean.fakeProbability(),
                            clean.verdict())));
        }
        EvaluationReport report = HandMade.report(HandMade.model(), new Evaluation(predictions, List.of()));

        List<ReportPlot> plots = ReportPlots.of(report, predictions);

        assertThat(plots).hasSize(8);
        List<String> words = Xml.words(plots.get(7).drawing());
        assertThat(words).containsSubsequence("JPEG", "clean", "95", "30", "quality");
        assertThat(words).containsSubsequence("Gaussian blur", "clean", "0.5", "2", "sigma, pixels");
        assertThat(words).containsSubsequence("Other conditions", "clean", "web", "condition");
        assertThat(Xml.words(plots.get(2).drawing())).contains("real (n = 4)", "fake (n = 6)");
    }

    @Test
    void keepTextApartWithRealNumbers() {
        for (ReportPlot plot : plots) {
            LayoutCheck.assertNothingOverlapsOrLeaves(plot.drawing());
        }
    }

    @Test
    void markTheThresholdsPlaceOnTheCurve() {
        long wrongReals = HandMade.reals().stream()
                .filter(prediction -> prediction.verdict() == Label.FAKE)
                .count();

        assertThat(wrongReals).isOne();
        assertThat(Xml.words(drawing("roc"))).contains("at the threshold, 0.5 (fixed at 0.5)");
        // FPR 1/4 of 84 to 680 pixels, TPR 4/6 of 512 to 72.
        assertThat(Svg.file(drawing("roc"))).contains("<circle cx=\"233\" cy=\"218.67\" r=\"5\"");
    }

    private Drawing drawing(String name) {
        return plots.stream()
                .filter(plot -> plot.name().equals(name))
                .findFirst()
                .orElseThrow()
                .drawing();
    }
}
