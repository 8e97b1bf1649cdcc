package io.authentica.evaluate.plot;

import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Ink;
import io.authentica.evaluate.draw.Point;
import io.authentica.evaluate.draw.Shape;
import io.authentica.evaluate.draw.Shape.Anchor;
import io.authentica.evaluate.draw.Shape.Face;
import io.authentica.evaluate.draw.Stroke;
import io.authentica.evaluate.draw.TextWidths;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How the probabilities of fake are spread, of both classes and of each generator. */
public final class HistogramPlot {

    private static final String X_TITLE = "calibrated probability of fake";
    private static final double FILL = 0.3;
    private static final int MOST_COLUMNS = 4;
    private static final double PANEL_STEP_X = 226;
    private static final double LEFT = 74;
    private static final double PANEL_WIDTH = 190;
    private static final double PANEL_HEIGHT = 84;
    private static final double PANEL_STEP_Y = 142;

    private HistogramPlot() {}

    /**
     * The fakes of one generator.
     *
     * @param generator of unknown origin
     */
    public record Panel(String generator, Histogram fakes) {}

    /** @param threshold above which an image is called fake; empty where only the verdicts are known */
    public static Drawing classes(Subject subject, Histogram reals, Histogram fakes, OptionalDouble threshold) {
        Sketch sketch = new Sketch(720, "Probabilities by class, n = " + subject.images(), subject.line());
        Range height = Range.upTo(Math.max(reals.highestPercent(), fakes.highestPercent()));
        Frame frame = new Frame(84, Sketch.TITLES_PIXELS + 8, 596, 360, Range.FRACTION, height);
        sketch.axes(
                frame,
                new Sketch.AxisText(X_TITLE, Range.FRACTION.ticks(5)),
                new Sketch.AxisText("% of the class's images", height.ticks(5)));
        spread(sketch, frame, reals, Ink.REAL, 2);
        spread(sketch, frame, fakes, Ink.FAKE, 2);
        threshold(sketch, frame, threshold);
        double top = frame.bottom() + 56;
        List<Sketch.Entry> legend = new ArrayList<>(legend(reals, "fake (n = " + fakes.total() + ")"));
        legend.addAll(thresholdEntry(threshold));
        double legendHeight = sketch.legend(frame.left() - 40, top, legend);
        return sketch.drawing(
                top + legendHeight + 16,
                "Share of each class's images in twenty equal ranges of the probability of fake. "
                        + tails(reals, fakes));
    }

    /** @param panels one a generator, in the order in which they are shown; each with the reals that all share behind it */
    public static Drawing generators(Subject subject, Histogram reals, List<Panel> panels, OptionalDouble threshold) {
        int columns = Math.max(2, Math.min(MOST_COLUMNS, panels.size()));
        Sketch sketch = new Sketch(
                (int) (LEFT + columns * PANEL_STEP_X - 18),
                "Probabilities by generator, n = " + subject.images(),
                subject.line());
        double highest = panels.stream()
                .mapToDouble(panel -> panel.fakes().highestPercent())
                .max()
                .orElse(0);
        Range height = Range.upTo(Math.max(reals.highestPercent(), highest));
        double top = Sketch.TITLES_PIXELS + 8;
        List<Sketch.Entry> legend = new ArrayList<>(List.of(
                new Sketch.Entry(
                        Sketch.boxSample(Ink.REAL, FILL), "all reals, in each panel (n = " + reals.total() + ")"),
                new Sketch.Entry(Sketch.boxSample(Ink.FAKE, FILL), "the generator's fakes")));
        legend.addAll(thresholdEntry(threshold));
        double legendHeight = sketch.legend(Sketch.MARGIN, top - 10, legend);
        double first = top + legendHeight + 34;
        for (int i = 0; i < panels.size(); i++) {
            int row = i / columns;
            int column = i % columns;
            Frame frame = new Frame(
                    LEFT + column * PANEL_STEP_X,
                    first + row * PANEL_STEP_Y,
                    PANEL_WIDTH,
                    PANEL_HEIGHT,
                    Range.FRACTION,
                    height);
            panel(sketch, frame, panels.get(i), reals, threshold, column == 0);
        }
        int rows = (panels.size() + columns - 1) / columns;
        double bottom = first + rows * PANEL_STEP_Y;
        if (panels.isEmpty()) {
            sketch.words("no fake images", Sketch.MARGIN, first, Anchor.START, Face.plain(13));
            bottom += 20;
        } else {
            sketch.words(X_TITLE, sketch.widthPixels() / 2.0, bottom - 6, Anchor.MIDDLE, Face.plain(13));
            sketch.words(
                    "% of images",
                    26,
                    first + (rows * PANEL_STEP_Y - (PANEL_STEP_Y - PANEL_HEIGHT)) / 2,
                    Anchor.MIDDLE_UPWARDS,
                    Face.plain(13));
        }
        return sketch.drawing(
                bottom + 16,
                "For each generator the share of its images in twenty equal ranges of the probability of fake, before the same "
                        + "spread of all real images.");
    }

    private static void panel(
            Sketch sketch, Frame frame, Panel panel, Histogram reals, OptionalDouble threshold, boolean first) {
        List<Range.Tick> xTicks = Range.FRACTION.ticks(2);
        List<Range.Tick> yTicks = frame.ys().ticks(2);
        sketch.grid(frame, xTicks, yTicks);
        sketch.tickLabels(frame, xTicks, first ? yTicks : List.of());
        spread(sketch, frame, reals, Ink.REAL, 1);
        spread(sketch, frame, panel.fakes(), Ink.FAKE, 1.6);
        threshold(sketch, frame, threshold);
        String n = "n = " + panel.fakes().total();
        Face name = Face.bold(12);
        double room = frame.width() - TextWidths.of(n, Face.faint(12)) - 8;
        sketch.words(
                TextWidths.fitted(panel.generator(), name, room), frame.left(), frame.top() - 8, Anchor.START, name);
        sketch.words(n, frame.right(), frame.top() - 8, Anchor.END, Face.faint(12));
    }

    private static void spread(Sketch sketch, Frame frame, Histogram histogram, Ink ink, double widthPixels) {
        if (histogram.total() == 0) {
            return;
        }
        List<Point> outline = new ArrayList<>();
        outline.add(frame.at(0, 0));
        for (int bin = 0; bin < Histogram.BINS; bin++) {
            double percent = histogram.percent(bin);
            outline.add(frame.at(bin / (double) Histogram.BINS, percent));
            outline.add(frame.at((bin + 1) / (double) Histogram.BINS, percent));
        }
        outline.add(frame.at(1, 0));
        sketch.add(new Shape.Area(outline, ink, FILL));
        sketch.add(new Shape.Line(outline, Stroke.solid(ink, widthPixels)));
    }

    private static void threshold(Sketch sketch, Frame frame, OptionalDouble threshold) {
        threshold.ifPresent(value -> {
            double x = frame.x(value);
            sketch.add(Shape.Line.between(x, frame.top(), x, frame.bottom(), Stroke.dashed(Ink.TEXT, 1.2)));
        });
    }

    private static List<Sketch.Entry> thresholdEntry(OptionalDouble threshold) {
        return threshold.isEmpty()
                ? List.of()
                : List.of(new Sketch.Entry(
                        Sketch.lineSample(Stroke.dashed(Ink.TEXT, 1.2)),
                        "threshold " + Numbers.short4(threshold.getAsDouble())));
    }

    private static List<Sketch.Entry> legend(Histogram reals, String fakes) {
        return List.of(
                new Sketch.Entry(Sketch.boxSample(Ink.REAL, FILL), "real (n = " + reals.total() + ")"),
                new Sketch.Entry(Sketch.boxSample(Ink.FAKE, FILL), fakes));
    }

    private static String tails(Histogram reals, Histogram fakes) {
        return "Below 0.5 lie %s %% of the real and %s %% of the fake images."
                .formatted(Numbers.percent(lowerHalf(reals)), Numbers.percent(lowerHalf(fakes)));
    }

    private static double lowerHalf(Histogram histogram) {
        double sum = 0;
        for (int bin = 0; bin < Histogram.BINS / 2; bin++) {
            sum += histogram.percent(bin) / 100;
        }
        return sum;
    }
}
