package io.authentica.evaluate.plot;

import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Ink;
import io.authentica.evaluate.draw.Point;
import io.authentica.evaluate.draw.Shape;
import io.authentica.evaluate.draw.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Curves over thresholds: ROC, and precision against recall. */
public final class CurvePlot {

    private static final int WIDTH_PIXELS = 720;
    private static final double SIDE = 440;
    /** Less than the eye sees; a million points become some hundred. */
    private static final double LEAST_DISTANCE_PIXELS = 0.4;

    private static final List<Stroke> STROKES = List.of(
            Stroke.solid(Ink.TEXT, 2.4),
            Stroke.solid(Ink.GREEN, 2),
            Stroke.dashed(Ink.PURPLE, 2),
            new Stroke(Ink.FAKE, 2, Stroke.Dash.DOTTED));

    private CurvePlot() {}

    /**
     * One curve.
     *
     * @param name which images, for the legend
     * @param figure what the area under it is, for the legend
     * @param points both coordinates in [0, 1], in the order in which they are joined
     */
    public record Curve(String name, String figure, List<Point> points) {

        public Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * A model's threshold on its curve.
     *
     * @param threshold in words
     * @param place on the first curve
     */
    public record OperatingPoint(String threshold, Point place) {}

    /** @param curves at most {@code 4}, the first of all images; none where a class is missing */
    public static Drawing roc(Subject subject, List<Curve> curves, Optional<OperatingPoint> operating) {
        Sketch sketch = new Sketch(WIDTH_PIXELS, "ROC curve, n = " + subject.images(), subject.line());
        Frame frame = frame();
        axes(sketch, frame, "false positive rate (reals called fake)", "true positive rate (fakes found)");
        Stroke chance = new Stroke(Ink.FAINT, 1.2, Stroke.Dash.DOTTED);
        List<Sketch.Entry> legend = new ArrayList<>();
        if (!curves.isEmpty()) {
            sketch.add(new Shape.Line(List.of(frame.at(0, 0), frame.at(1, 1)), chance));
            legend.add(new Sketch.Entry(Sketch.lineSample(chance), "chance: AUC 0.5"));
        }
        legend.addAll(0, curves(sketch, frame, curves, operating));
        return finished(sketch, frame, legend, "True against false positive rate at every threshold.", curves);
    }

    /** @param curves at most {@code 4} of (recall, precision), the first of all images; none where a class is missing */
    public static Drawing precisionRecall(Subject subject, List<Curve> curves, Optional<OperatingPoint> operating) {
        Sketch sketch = new Sketch(WIDTH_PIXELS, "Precision and recall, n = " + subject.images(), subject.line());
        Frame frame = frame();
        axes(sketch, frame, "recall (fakes found)", "precision (called fake that are fake)");
        Stroke chance = new Stroke(Ink.FAINT, 1.2, Stroke.Dash.DOTTED);
        List<Sketch.Entry> legend = new ArrayList<>();
        if (!curves.isEmpty()) {
            double share = subject.fakes() / (double) subject.images();
            sketch.add(new Shape.Line(List.of(frame.at(0, share), frame.at(1, share)), chance));
            legend.add(new Sketch.Entry(
                    Sketch.lineSample(chance), String.format(Locale.ROOT, "chance, all images: %.3f", share)));
        }
        legend.addAll(0, curves(sketch, frame, curves, operating));
        return finished(sketch, frame, legend, "Precision against recall at every threshold.", curves);
    }

    private static Frame frame() {
        return new Frame(84, Sketch.TITLES_PIXELS + 8, WIDTH_PIXELS - 84 - 40, SIDE, Range.FRACTION, Range.FRACTION);
    }

    private static void axes(Sketch sketch, Frame frame, String x, String y) {
        List<Range.Tick> ticks = Range.FRACTION.ticks(5);
        sketch.axes(frame, new Sketch.AxisText(x, ticks), new Sketch.AxisText(y, ticks));
    }

    private static List<Sketch.Entry> curves(
            Sketch sketch, Frame frame, List<Curve> curves, Optional<OperatingPoint> operating) {
        if (curves.size() > STROKES.size()) {
            throw new IllegalArgumentException(
                    "a plot must have at most " + STROKES.size() + " curves but has " + curves.size());
        }
        List<Sketch.Entry> legend = new ArrayList<>();
        if (curves.isEmpty()) {
            sketch.nothing(frame, "undefined: takes real and fake images");
        }
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            sketch.add(new Shape.Line(thinned(frame, curve.points()), STROKES.get(i)));
            legend.add(new Sketch.Entry(Sketch.lineSample(STROKES.get(i)), curve.name() + ": " + curve.figure()));
        }
        operating.ifPresent(point -> {
            Point place = frame.at(point.place().x(), point.place().y());
            sketch.add(new Shape.Dot(place, 5, Shape.Mark.RING, Ink.TEXT));
            legend.add(new Sketch.Entry(
                    Sketch.markSample(Shape.Mark.RING, Ink.TEXT), "at the threshold, " + point.threshold()));
        });
        return legend;
    }

    private static Drawing finished(
            Sketch sketch, Frame frame, List<Sketch.Entry> legend, String what, List<Curve> curves) {
        double top = frame.bottom() + 56;
        double height = sketch.legend(frame.left() - 40, top, legend);
        String figures = curves.stream()
                .map(curve -> curve.name() + ": " + curve.figure())
                .collect(Collectors.joining("; "));
        return sketch.drawing(top + height + 16, figures.isEmpty() ? what : what + " " + figures + ".");
    }

    private static List<Point> thinned(Frame frame, List<Point> points) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = frame.at(points.get(i).x(), points.get(i).y());
            boolean last = i == points.size() - 1;
            if (kept.isEmpty() || last || distance(kept.get(kept.size() - 1), point) >= LEAST_DISTANCE_PIXELS) {
                kept.add(point);
            }
        }
        return kept;
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
