package io.authentica.evaluate.plot;

import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Ink;
import io.authentica.evaluate.draw.Point;
import io.authentica.evaluate.draw.Shape;
import io.authentica.evaluate.draw.Shape.Anchor;
import io.authentica.evaluate.draw.Shape.Face;
import io.authentica.evaluate.draw.Shape.Mark;
import io.authentica.evaluate.draw.Stroke;
import io.authentica.evaluate.draw.TextWidths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Metrics against the strength of what was done to the images, one panel for each kind of operation. */
public final class RobustnessPlot {

    private static final int COLUMNS = 3;
    private static final double PANEL_WIDTH = 270;
    private static final double PANEL_HEIGHT = 170;
    private static final double STEP_X = 306;
    private static final double STEP_Y = 262;
    private static final double LEFT = 76;

    private static final List<Style> STYLES = List.of(
            new Style(Stroke.solid(Ink.REAL, 2), Mark.DISC),
            new Style(Stroke.dashed(Ink.FAKE, 2), Mark.SQUARE),
            new Style(new Stroke(Ink.GREEN, 2, Stroke.Dash.DOTTED), Mark.RING));

    private RobustnessPlot() {}

    private record Style(Stroke stroke, Mark mark) {}

    /**
     * A kind of operation.
     *
     * @param title such as "JPEG"
     * @param axis what the strengths are, such as "quality"
     * @param steps from nothing done to the strongest
     * @param joined whether the steps are strengths of one operation, so that a line between them means something
     */
    public record Family(String title, String axis, List<Step> steps, boolean joined) {

        public Family {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One strength.
     *
     * @param label such as "75"
     * @param values by the metric's name; those that are undefined are not there
     */
    public record Step(String label, Map<String, Estimate> values) {

        public Step {
            values = Map.copyOf(values);
        }
    }

    /** @param metrics names of at most three metrics, values of which are in [0, 1] */
    public static Drawing draw(Subject subject, List<String> metrics, List<Family> families) {
        if (metrics.size() > STYLES.size()) {
            throw new IllegalArgumentException(
                    "a plot must have at most " + STYLES.size() + " metrics but has " + metrics.size());
        }
        int columns = Math.max(2, Math.min(COLUMNS, families.size()));
        Sketch sketch = new Sketch(
                (int) (LEFT + columns * STEP_X - (STEP_X - PANEL_WIDTH) + Sketch.MARGIN),
                "Robustness, n = " + subject.images() + " under each condition",
                subject.line());
        List<Sketch.Entry> legend = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Style style = STYLES.get(i);
            legend.add(new Sketch.Entry(
                    Sketch.lineSample(style.stroke(), style.mark()), metrics.get(i) + ", 95 % interval"));
        }
        double legendHeight = sketch.legend(Sketch.MARGIN, Sketch.TITLES_PIXELS, legend);
        double first = Sketch.TITLES_PIXELS + legendHeight + 40;
        if (families.isEmpty()) {
            sketch.words("no condition but the images as found", Sketch.MARGIN, first, Anchor.START, Face.plain(13));
            return sketch.drawing(first + 24, "No condition was evaluated.");
        }
        Range ys = range(families);
        for (int i = 0; i < families.size(); i++) {
            int row = i / columns;
            int column = i % columns;
            double left = LEFT + column * STEP_X;
            double top = first + row * STEP_Y;
            int steps = families.get(i).steps().size();
            Frame frame =
                    new Frame(left, top, PANEL_WIDTH, PANEL_HEIGHT, new Range(-0.5, Math.max(1, steps) - 0.5), ys);
            panel(sketch, frame, families.get(i), metrics);
        }
        int rows = (families.size() + columns - 1) / columns;
        return sketch.drawing(first + rows * STEP_Y - (STEP_Y - PANEL_HEIGHT) + 60, description(metrics, families));
    }

    private static void panel(Sketch sketch, Frame frame, Family family, List<String> metrics) {
        List<Step> steps = family.steps();
        List<Range.Tick> yTicks = frame.ys().ticks(5);
        sketch.grid(frame, List.of(), yTicks);
        sketch.tickLabels(frame, List.of(), yTicks);
        sketch.words(
                TextWidths.fitted(family.title(), Face.bold(14), PANEL_WIDTH),
                frame.left(),
                frame.top() - 12,
                Anchor.START,
                Face.bold(14));
        Face tick = Face.faint(12);
        for (int i = 0; i < steps.size(); i++) {
            String label = TextWidths.fitted(steps.get(i).label(), tick, PANEL_WIDTH / steps.size() - 4);
            sketch.words(label, frame.x(i), frame.bottom() + 18, Anchor.MIDDLE, tick);
        }
        sketch.words(
                TextWidths.fitted(family.axis(), Face.plain(13), PANEL_WIDTH),
                frame.left() + PANEL_WIDTH / 2,
                frame.bottom() + 38,
                Anchor.MIDDLE,
                Face.plain(13));
        for (int metric = 0; metric < metrics.size(); metric++) {
            // Side by side, else intervals would cover each other.
            double shift = (metric - (metrics.size() - 1) / 2.0) * 9;
            series(sketch, frame, family, metrics.get(metric), STYLES.get(metric), shift);
        }
    }

    private static void series(Sketch sketch, Frame frame, Family family, String metric, Style style, double shift) {
        List<Point> points = new ArrayList<>();
        Stroke whisker = Stroke.solid(style.stroke().ink(), 1.4);
        for (int i = 0; i < family.steps().size(); i++) {
            Optional<Estimate> value =
                    Optional.ofNullable(family.steps().get(i).values().get(metric));
            double x = frame.x(i) + shift;
            value.ifPresent(estimate -> {
                sketch.add(Shape.Line.between(x, frame.y(estimate.low()), x, frame.y(estimate.high()), whisker));
                points.add(new Point(x, frame.y(estimate.value())));
            });
        }
        if (family.joined() && points.size() > 1) {
            sketch.add(new Shape.Line(points, style.stroke()));
        }
        points.forEach(point ->
                sketch.add(new Shape.Dot(point, 4, style.mark(), style.stroke().ink())));
    }

    /** From a round number below all intervals to 1. */
    private static Range range(List<Family> families) {
        double lowest = families.stream()
                .flatMap(family -> family.steps().stream())
                .flatMap(step -> step.values().values().stream())
                .mapToDouble(value -> Math.min(value.low(), value.value()))
                .min()
                .orElse(0);
        return new Range(Math.max(0, Math.min(0.9, Math.floor(lowest * 10) / 10)), 1);
    }

    private static String description(List<String> metrics, List<Family> families) {
        StringBuilder text = new StringBuilder(String.join(" and ", metrics) + " by condition.");
        for (Family family : families) {
            for (Step step : family.steps()) {
                text.append(' ')
                        .append(family.title())
                        .append(' ')
                        .append(step.label())
                        .append(':');
                for (String metric : metrics) {
                    Estimate value = step.values().get(metric);
                    text.append(' ').append(value == null ? "undefined" : Numbers.short4(value.value()));
                }
                text.append('.');
            }
        }
        return text.toString();
    }
}
