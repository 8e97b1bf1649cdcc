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

/** A drawing in the making, with what all plots have: two lines of title, axes, a legend. */
final class Sketch {

    /** Where the first thing below the titles may begin, pixels. */
    static final double TITLES_PIXELS = 64;

    static final double MARGIN = 20;

    private static final Face TITLE = Face.bold(17);
    private static final Face SUBTITLE = Face.faint(13);
    private static final Face AXIS_TITLE = Face.plain(13);
    private static final Face TICK = Face.faint(12);
    private static final Face LEGEND = Face.plain(13);
    private static final double LEGEND_LINE = 22;
    private static final double LEGEND_SAMPLE = 34;
    private static final Stroke GRID = Stroke.solid(Ink.GRID, 1);

    private final int widthPixels;
    private final String title;
    private final List<Shape> shapes = new ArrayList<>();

    /** Begins with the titles, cut to fit. */
    Sketch(int widthPixels, String title, String subtitle) {
        this.widthPixels = widthPixels;
        this.title = title + ". " + subtitle;
        double room = widthPixels - 2 * MARGIN;
        words(TextWidths.fitted(title, TITLE, room), MARGIN, 30, Anchor.START, TITLE);
        words(TextWidths.fitted(subtitle, SUBTITLE, room), MARGIN, 50, Anchor.START, SUBTITLE);
    }

    /** What an axis says. */
    record AxisText(String title, List<Range.Tick> ticks) {}

    /**
     * A line of the legend.
     *
     * @param sample what stands before the text, in {@value #LEGEND_SAMPLE} pixels
     */
    record Entry(Sample sample, String text) {}

    /** The sample of a legend's entry. */
    interface Sample {

        /** The shapes of the sample, around this point. */
        List<Shape> at(double x, double y);
    }

    int widthPixels() {
        return widthPixels;
    }

    void add(Shape shape) {
        shapes.add(shape);
    }

    void words(String text, double x, double y, Anchor anchor, Face face) {
        shapes.add(new Shape.Words(text, new Point(x, y), anchor, face));
    }

    /** Grid, ticks and titles of both axes. */
    void axes(Frame frame, AxisText horizontal, AxisText vertical) {
        grid(frame, horizontal.ticks(), vertical.ticks());
        tickLabels(frame, horizontal.ticks(), vertical.ticks());
        words(horizontal.title(), frame.left() + frame.width() / 2, frame.bottom() + 40, Anchor.MIDDLE, AXIS_TITLE);
        words(vertical.title(), frame.left() - 46, frame.top() + frame.height() / 2, Anchor.MIDDLE_UPWARDS, AXIS_TITLE);
    }

    void grid(Frame frame, List<Range.Tick> xTicks, List<Range.Tick> yTicks) {
        for (Range.Tick tick : xTicks) {
            double x = frame.x(tick.value());
            add(Shape.Line.between(x, frame.top(), x, frame.bottom(), GRID));
        }
        for (Range.Tick tick : yTicks) {
            double y = frame.y(tick.value());
            add(Shape.Line.between(frame.left(), y, frame.right(), y, GRID));
        }
    }

    void tickLabels(Frame frame, List<Range.Tick> xTicks, List<Range.Tick> yTicks) {
        for (Range.Tick tick : xTicks) {
            words(tick.label(), frame.x(tick.value()), frame.bottom() + 18, Anchor.MIDDLE, TICK);
        }
        for (Range.Tick tick : yTicks) {
            words(tick.label(), frame.left() - 8, frame.y(tick.value()) + 4, Anchor.END, TICK);
        }
    }

    /** In the middle of a frame that has nothing to show. */
    void nothing(Frame frame, String why) {
        words(
                TextWidths.fitted(why, LEGEND, frame.width()),
                frame.left() + frame.width() / 2,
                frame.top() + frame.height() / 2,
                Anchor.MIDDLE,
                LEGEND);
    }

    /**
     * Entries side by side, in as many rows as it takes.
     *
     * @return the height of all rows, pixels
     */
    double legend(double left, double top, List<Entry> entries) {
        double room = widthPixels - left - MARGIN;
        double x = left;
        double y = top + LEGEND_LINE / 2;
        for (Entry entry : entries) {
            String text = TextWidths.fitted(entry.text(), LEGEND, room - LEGEND_SAMPLE);
            double width = LEGEND_SAMPLE + TextWidths.of(text, LEGEND);
            if (x > left && x + width > left + room) {
                x = left;
                y += LEGEND_LINE;
            }
            shapes.addAll(entry.sample().at(x + LEGEND_SAMPLE / 2 - 4, y));
            words(text, x + LEGEND_SAMPLE, y + 4.5, Anchor.START, LEGEND);
            x += width + 22;
        }
        return y + LEGEND_LINE / 2 - top;
    }

    static Sample lineSample(Stroke stroke) {
        return (x, y) -> List.of(Shape.Line.between(x - 12, y, x + 12, y, stroke));
    }

    static Sample lineSample(Stroke stroke, Shape.Mark mark) {
        return (x, y) -> List.of(
                Shape.Line.between(x - 12, y, x + 12, y, stroke),
                new Shape.Dot(new Point(x, y), 4, mark, stroke.ink()));
    }

    static Sample boxSample(Ink ink, double opacity) {
        return (x, y) -> List.of(new Shape.Box(x - 10, y - 6, 20, 12, ink, opacity));
    }

    static Sample markSample(Shape.Mark mark, Ink ink) {
        return (x, y) -> List.of(new Shape.Dot(new Point(x, y), 5, mark, ink));
    }

    /** Ends the drawing, whose title is that of the sketch and its subtitle. */
    Drawing drawing(double heightPixels, String description) {
        return new Drawing(widthPixels, (int) Math.ceil(heightPixels), title, description, shapes);
    }
}
