package io.authentica.evaluate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Point;
import io.authentica.evaluate.draw.Shape;
import io.authentica.evaluate.draw.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlotsTest {

    private static final Subject SUBJECT = new Subject("starter on split test", 4, 6);
    private static final String HOSTILE = "<b>gen</b>\u202e&\n";

    @Test
    void titlesSayWhatIsShownOfHowManyImages() {
        List<String> words = Xml.words(CurvePlot.roc(SUBJECT, List.of(), Optional.empty()));

        assertThat(words).startsWith("ROC curve, n = 10", "starter on split test: 4 real, 6 fake images");
    }

    @Test
    void axesHaveTitlesAndUnits() {
        assertThat(Xml.words(CurvePlot.roc(SUBJECT, List.of(), Optional.empty())))
                .contains("false positive rate (reals called fake)", "true positive rate (fakes found)");
        assertThat(Xml.words(HistogramPlot.classes(SUBJECT, spread(), spread(), OptionalDouble.empty())))
                .contains("calibrated probability of fake", "% of the class's images");
    }

    @Test
    void curvesPassThroughTheirPointsInPixels() {
        Drawing drawing = CurvePlot.roc(
                SUBJECT,
                List.of(new CurvePlot.Curve(
                        "all", "AUC 0.875", List.of(new Point(0, 0), new Point(0, 0.5), new Point(1, 1)))),
                Optional.of(new CurvePlot.OperatingPoint("0.5", new Point(0, 0.5))));

        // The frame goes from 84 to 680 and, downwards, from 72 to 512.
        List<Point> curve = List.of(new Point(84, 512), new Point(84, 292), new Point(680, 72));
        assertThat(drawing.shapes())
                .anyMatch(shape ->
                        shape instanceof Shape.Line line && line.points().equals(curve));
        assertThat(drawing.shapes())
                .anyMatch(
                        shape -> shape instanceof Shape.Dot dot && dot.centre().equals(new Point(84, 292)));
        assertThat(Xml.words(drawing)).contains("all: AUC 0.875", "at the threshold, 0.5", "chance: AUC 0.5");
    }

    @Test
    void aMillionPointsBecomeAsManyAsCanBeSeen() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= 1_000_000; i++) {
            points.add(new Point(i / 1e6, i / 1e6));
        }

        Drawing drawing =
                CurvePlot.roc(SUBJECT, List.of(new CurvePlot.Curve("all", "AUC 0.5", points)), Optional.empty());

        int most = drawing.shapes().stream()
                .mapToInt(shape ->
                        shape instanceof Shape.Line line ? line.points().size() : 0)
                .max()
                .orElseThrow();
        // The diagonal is 741 pixels long.
        assertThat(most).isBetween(1000, 1900);
    }

    @Test
    void saysWhatIsMissingWhereACurveIsUndefined() {
        assertThat(Xml.words(CurvePlot.roc(SUBJECT, List.of(), Optional.empty())))
                .contains("undefined: takes real and fake images")
                .doesNotContain("chance: AUC 0.5");
        assertThat(Xml.words(CurvePlot.precisionRecall(new Subject("x", 0, 0), List.of(), Optional.empty())))
                .contains("undefined: takes real and fake images");
    }

    @Test
    void countsProbabilitiesInTwentyRangesWithOneInTheLast() {
        Histogram histogram = Histogram.of(new double[] {0, 0.0499, 0.05, 1, 0.95});

        assertThat(histogram.counts().get(0)).isEqualTo(2);
        assertThat(histogram.counts().get(1)).isEqualTo(1);
        assertThat(histogram.counts().get(19)).isEqualTo(2);
        assertThat(histogram.percent(0)).isEqualTo(40);
        assertThatThrownBy(() -> Histogram.of(new double[] {1.01})).hasMessageContaining("1.01");
    }

    @Test
    void showsOneClassAloneWhereTheOtherIsMissing() {
        Drawing drawing = HistogramPlot.classes(
                new Subject("x", 0, 3), Histogram.of(new double[0]), spread(), OptionalDouble.of(0.25));

        assertThat(Xml.words(drawing)).contains("real (n = 0)", "fake (n = 3)", "threshold 0.25");
        assertThat(drawing.shapes().stream().filter(shape -> shape instanceof Shape.Area))
                .hasSize(1);
    }

    @Test
    void givesEachOfThirtyGeneratorsItsPlaceAndRoomForItsName() {
        List<HistogramPlot.Panel> panels = new ArrayList<>();
        List<ForestPlot.Row> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String name = "a-generator-with-a-name-that-is-much-too-long-for-any-plot-" + i;
            panels.add(new HistogramPlot.Panel(name, spread()));
            rows.add(new ForestPlot.Row(name, ForestPlot.Kind.SEEN, 3, Optional.of(new Estimate(0.5, 0.25, 0.75))));
        }

        Drawing histograms = HistogramPlot.generators(SUBJECT, spread(), panels, OptionalDouble.of(0.5));
        Drawing forest = ForestPlot.draw(SUBJECT, new ForestPlot.Text("Recall", "recall"), List.of(), rows);

        for (Drawing drawing : List.of(histograms, forest)) {
            List<Shape.Words> names = LayoutCheck.words(drawing).stream()
                    .filter(words -> words.text().startsWith("a-gen"))
                    .toList();
            assertThat(names.stream().map(Shape.Words::text).distinct()).hasSize(30);
            LayoutCheck.assertNothingOverlapsOrLeaves(drawing);
        }
    }

    @Test
    void drawsIntervalsFromEndToEndAndTheirNumbersBeside() {
        Drawing drawing = ForestPlot.draw(
                SUBJECT,
                new ForestPlot.Text("Recall by generator", "recall"),
                List.of(new ForestPlot.Row(
                        "seen generators", ForestPlot.Kind.SEEN, 5, Optional.of(new Estimate(1, 0.5, 1)))),
                List.of(
                        new ForestPlot.Row("sdxl", ForestPlot.Kind.UNSEEN, 4, Optional.of(new Estimate(0.5, 0.2, 0.9))),
                        new ForestPlot.Row("none", ForestPlot.Kind.OTHER, 0, Optional.empty())));

        // The axis goes from 294 to 664: 0.2 lies at 368, 0.5 at 479, 0.9 at 627.
        assertThat(drawing.shapes())
                .anyMatch(shape -> shape instanceof Shape.Line line
                        && line.points().get(0).x() == 368
                        && line.points().get(1).x() == 627
                        && line.points().get(0).y() == line.points().get(1).y());
        assertThat(drawing.shapes())
                .anyMatch(
                        shape -> shape instanceof Shape.Dot dot && dot.centre().x() == 479);
        assertThat(Xml.words(drawing))
                .contains("Recall by generator, n = 10", "sdxl", "0.500 (0.200-0.900)", "n = 4", "undefined", "n = 0")
                .contains("generator seen in training", "generator not seen in training", "not known whether seen");
    }

    @Test
    void saysSoWhereThereIsNothingToShow() {
        assertThat(Xml.words(ForestPlot.draw(SUBJECT, new ForestPlot.Text("Recall", "recall"), List.of(), List.of())))
                .contains("no such images");
        assertThat(Xml.words(HistogramPlot.generators(SUBJECT, spread(), List.of(), OptionalDouble.empty())))
                .contains("no fake images");
        assertThat(Xml.words(ReliabilityPlot.draw(new Subject("x", 0, 0), List.of(), "ECE undefined")))
                .contains("undefined: no images");
        assertThat(Xml.words(RobustnessPlot.draw(SUBJECT, List.of("ROC AUC"), List.of())))
                .contains("no condition but the images as found");
    }

    @Test
    void writesCountsAndSharesIntoTheConfusionMatrix() {
        Drawing drawing = ConfusionPlot.draw(SUBJECT, new ConfusionMatrix(5, 1, 3, 1), "0.5 (fixed at 0.5)");

        assertThat(Xml.words(drawing))
                .contains("5", "1", "3", "75.0 % of the real images", "25.0 % of the real images")
                .contains("83.3 % of the fake images", "16.7 % of the fake images", "threshold 0.5 (fixed at 0.5)");
        assertThat(Xml.words(ConfusionPlot.draw(new Subject("x", 0, 2), new ConfusionMatrix(2, 0, 0, 0), "0.5")))
                .contains("no real images", "100.0 % of the fake images");
    }

    @Test
    void placesReliabilityAtTheMeanProbabilityOfEachRange() {
        Drawing drawing = ReliabilityPlot.draw(
                SUBJECT,
                List.of(new ReliabilityPlot.Bin(0.2, 0.4, 8, 0.25, new Estimate(0.5, 0.25, 0.75))),
                "ECE 0.250");

        // From 84 to 680 and, downwards, from 72 to 452.
        assertThat(drawing.shapes())
                .anyMatch(
                        shape -> shape instanceof Shape.Dot dot && dot.centre().equals(new Point(233, 262)));
        assertThat(Xml.words(drawing)).contains("images of a range, 95 % interval; ECE 0.250", "fraction that is fake");
    }

    @Test
    void drawsOnePanelForEachOperationWithItsStrengths() {
        Map<String, Estimate> values = Map.of("ROC AUC", new Estimate(0.9, 0.85, 0.95));
        RobustnessPlot.Step clean = new RobustnessPlot.Step("clean", values);
        Drawing drawing = RobustnessPlot.draw(
                SUBJECT,
                List.of("ROC AUC", "F1"),
                List.of(
                        new RobustnessPlot.Family(
                                "JPEG", "quality", List.of(clean, new RobustnessPlot.Step("75", values)), true),
                        new RobustnessPlot.Family(
                                HOSTILE,
                                "condition",
                                List.of(clean, new RobustnessPlot.Step("web", Map.of())),
                                false)));

        assertThat(Xml.words(drawing))
                .contains("Robustness, n = 10 under each condition", "JPEG", "quality", "clean", "75", "web")
                .contains("ROC AUC, 95 % interval", "<b>gen</b>\\u202e&\\n", "0.80", "1.00");
        // A line joins the two strengths of JPEG; what is undefined has no marker.
        assertThat(drawing.shapes().stream().filter(shape -> shape instanceof Shape.Dot))
                .hasSize(2 + 3);
    }

    private static Histogram spread() {
        return Histogram.of(new double[] {0.1, 0.2, 0.9});
    }
}
