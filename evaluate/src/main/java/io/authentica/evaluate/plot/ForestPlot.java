package io.authentica.evaluate.plot;

import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Ink;
import io.authentica.evaluate.draw.Point;
import io.authentica.evaluate.draw.Shape;
import io.authentica.evaluate.draw.Shape.Anchor;
import io.authentica.evaluate.draw.Shape.Face;
import io.authentica.evaluate.draw.Stroke;
import io.authentica.evaluate.draw.TextWidths;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One value with its interval a row, such as the recall of each generator: any number of rows, with names of any length. */
public final class ForestPlot {

    private static final int WIDTH_PIXELS = 910;
    private static final double NAME_PIXELS = 260;
    private static final double LEFT = Sketch.MARGIN + NAME_PIXELS + 14;
    private static final double WIDTH = 370;
    private static final double ROW_PIXELS = 23;
    private static final double GROUP_GAP = 12;

    private ForestPlot() {}

    /** How a row's marker looks, and what that means. */
    public enum Kind {
        SEEN("generator seen in training", Shape.Mark.DISC),
        UNSEEN("generator not seen in training", Shape.Mark.RING),
        OTHER("not known whether seen", Shape.Mark.SQUARE);

        private final String meaning;
        private final Shape.Mark mark;

        Kind(String meaning, Shape.Mark mark) {
            this.meaning = meaning;
            this.mark = mark;
        }
    }

    /**
     * A row.
     *
     * @param name of unknown origin
     * @param images how many the value is of
     * @param value empty where it is undefined
     */
    public record Row(String name, Kind kind, long images, Optional<Estimate> value) {}

    /**
     * What is drawn.
     *
     * @param title without n
     * @param axis what the values are; they are in [0, 1]
     */
    public record Text(String title, String axis) {}

    /**
     * @param pooled rows above the others, apart from them
     * @param rows in the order in which they are shown
     */
    public static Drawing draw(Subject subject, Text text, List<Row> pooled, List<Row> rows) {
        Sketch sketch = new Sketch(WIDTH_PIXELS, text.title() + ", n = " + subject.images(), subject.line());
        double gap = pooled.isEmpty() ? 0 : GROUP_GAP;
        double height = Math.max(1, pooled.size() + rows.size()) * ROW_PIXELS + gap + 8;
        Frame frame = new Frame(LEFT, Sketch.TITLES_PIXELS + 10, WIDTH, height, Range.FRACTION, Range.FRACTION);
        List<Range.Tick> ticks = Range.FRACTION.ticks(5);
        sketch.grid(frame, ticks, List.of());
        sketch.tickLabels(frame, ticks, List.of());
        sketch.words(
                text.axis() + ", 95 % interval", LEFT + WIDTH / 2, frame.bottom() + 40, Anchor.MIDDLE, Face.plain(13));
        if (pooled.isEmpty() && rows.isEmpty()) {
            sketch.nothing(frame, "no such images");
        }
        double y = frame.top() + 4 + ROW_PIXELS / 2;
        for (Row row : pooled) {
            row(sketch, frame, y, row, Face.bold(13));
            y += ROW_PIXELS;
        }
        y += gap;
        for (Row row : rows) {
            row(sketch, frame, y, row, Face.plain(13));
            y += ROW_PIXELS;
        }
        List<Sketch.Entry> legend = legend(pooled, rows);
        double legendHeight = sketch.legend(Sketch.MARGIN, frame.bottom() + 54, legend);
        return sketch.drawing(frame.bottom() + 54 + legendHeight + 12, description(text, pooled, rows));
    }

    private static void row(Sketch sketch, Frame frame, double y, Row row, Face face) {
        String name = TextWidths.fitted(row.name(), face, NAME_PIXELS);
        sketch.words(name, LEFT - 14, y + 4.5, Anchor.END, face);
        Face numbers = new Face(12, face.bold(), Ink.TEXT);
        String text = row.value().map(value -> value.text(3)).orElse("undefined");
        sketch.words(text, frame.right() + 14, y + 4.5, Anchor.START, numbers);
        sketch.words("n = " + row.images(), WIDTH_PIXELS - Sketch.MARGIN, y + 4.5, Anchor.END, Face.faint(12));
        row.value().ifPresent(value -> {
            double low = frame.x(value.low());
            double high = frame.x(value.high());
            Stroke whisker = Stroke.solid(Ink.FAKE, 1.8);
            sketch.add(Shape.Line.between(low, y, high, y, whisker));
            sketch.add(Shape.Line.between(low, y - 4, low, y + 4, whisker));
            sketch.add(Shape.Line.between(high, y - 4, high, y + 4, whisker));
            sketch.add(new Shape.Dot(new Point(frame.x(value.value()), y), 5, row.kind().mark, Ink.FAKE));
        });
    }

    private static List<Sketch.Entry> legend(List<Row> pooled, List<Row> rows) {
        return Stream.concat(pooled.stream(), rows.stream())
                .map(Row::kind)
                .distinct()
                .sorted()
                .map(kind -> new Sketch.Entry(Sketch.markSample(kind.mark, Ink.FAKE), kind.meaning))
                .toList();
    }

    private static String description(Text text, List<Row> pooled, List<Row> rows) {
        String values = Stream.concat(pooled.stream(), rows.stream())
                .map(row -> "%s %s"
                        .formatted(
                                row.name(),
                                row.value().map(value -> value.text(3)).orElse("undefined")))
                .collect(Collectors.joining("; "));
        return text.axis() + " with 95 % intervals" + (values.isEmpty() ? "." : ": " + values + ".");
    }
}
