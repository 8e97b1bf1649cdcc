package io.authentica.evaluate.plot;

import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Ink;
import io.authentica.evaluate.draw.Point;
import io.authentica.evaluate.draw.Shape;
import io.authentica.evaluate.draw.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether of the images with a probability of 0.8 there are 80 % fake, and how many such images there are. */
public final class ReliabilityPlot {

    private static final double LEFT = 84;
    private static final double WIDTH = 596;

    private ReliabilityPlot() {}

    /**
     * The images of one range of probabilities.
     *
     * @param low the range's lower end
     * @param high its upper end
     * @param images how many there are, at least 1; a range without images has no bin
     * @param meanProbability of fake
     * @param fakeShare the fraction that is fake, with its interval
     */
    public record Bin(double low, double high, long images, double meanProbability, Estimate fakeShare) {}

    /**
     * @param bins those that have images, by range
     * @param error the calibration error in words, such as "ECE 0.031"
     */
    public static Drawing draw(Subject subject, List<Bin> bins, String error) {
        Sketch sketch = new Sketch(720, "Reliability, n = " + subject.images(), subject.line());
        Frame frame = new Frame(LEFT, Sketch.TITLES_PIXELS + 8, WIDTH, 380, Range.FRACTION, Range.FRACTION);
        List<Range.Tick> ticks = Range.FRACTION.ticks(5);
        sketch.grid(frame, ticks, ticks);
        sketch.tickLabels(frame, List.of(), ticks);
        sketch.words(
                "fraction that is fake",
                LEFT - 46,
                frame.top() + frame.height() / 2,
                Shape.Anchor.MIDDLE_UPWARDS,
                Shape.Face.plain(13));
        Stroke perfect = new Stroke(Ink.FAINT, 1.2, Stroke.Dash.DOTTED);
        sketch.add(new Shape.Line(List.of(frame.at(0, 0), frame.at(1, 1)), perfect));
        if (bins.isEmpty()) {
            sketch.nothing(frame, "undefined: no images");
        } else {
            bins(sketch, frame, bins);
        }
        Frame counts = counts(sketch, frame, bins);
        double top = counts.bottom() + 56;
        List<Sketch.Entry> legend = List.of(
                new Sketch.Entry(
                        Sketch.markSample(Shape.Mark.DISC, Ink.REAL), "images of a range, 95 % interval; " + error),
                new Sketch.Entry(Sketch.lineSample(perfect), "perfect"));
        double height = sketch.legend(LEFT - 40, top, legend);
        return sketch.drawing(top + height + 16, description(bins, error));
    }

    private static void bins(Sketch sketch, Frame frame, List<Bin> bins) {
        List<Point> line = new ArrayList<>();
        for (Bin bin : bins) {
            double x = frame.x(bin.meanProbability());
            double low = frame.y(bin.fakeShare().low());
            double high = frame.y(bin.fakeShare().high());
            Stroke whisker = Stroke.solid(Ink.REAL, 1.4);
            sketch.add(Shape.Line.between(x, low, x, high, whisker));
            sketch.add(Shape.Line.between(x - 4, low, x + 4, low, whisker));
            sketch.add(Shape.Line.between(x - 4, high, x + 4, high, whisker));
            line.add(frame.at(bin.meanProbability(), bin.fakeShare().value()));
        }
        sketch.add(new Shape.Line(line, Stroke.solid(Ink.REAL, 1)));
        line.forEach(point -> sketch.add(new Shape.Dot(point, 4.5, Shape.Mark.DISC, Ink.REAL)));
    }

    /** Below the plot, on the same horizontal axis. */
    private static Frame counts(Sketch sketch, Frame above, List<Bin> bins) {
        long most = bins.stream().mapToLong(Bin::images).max().orElse(1);
        Range range = Range.upTo((double) most);
        Frame frame = new Frame(LEFT, above.bottom() + 22, WIDTH, 80, Range.FRACTION, range);
        sketch.axes(
                frame,
                new Sketch.AxisText("calibrated probability of fake", Range.FRACTION.ticks(5)),
                new Sketch.AxisText("images", range.ticks(2)));
        for (Bin bin : bins) {
            double left = frame.x(bin.low()) + 1;
            double top = frame.y((double) bin.images());
            sketch.add(new Shape.Box(left, top, frame.x(bin.high()) - 1 - left, frame.bottom() - top, Ink.REAL, 0.45));
        }
        return frame;
    }

    private static String description(List<Bin> bins, String error) {
        String text = bins.stream()
                .map(bin -> "%s of %d images at a mean probability of %s"
                        .formatted(
                                Numbers.short4(bin.fakeShare().value()),
                                bin.images(),
                                Numbers.short4(bin.meanProbability())))
                .collect(Collectors.joining("; "));
        return "Fraction of fakes against the probability of fake, " + error
                + (text.isEmpty() ? "." : ": " + text + ".");
    }
}
