package io.authentica.evaluate.plot;

import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Ink;
import io.authentica.evaluate.draw.Shape;
import io.authentica.evaluate.draw.Shape.Anchor;
import io.authentica.evaluate.draw.Shape.Face;
import java.util.Locale;

/** What the images of each class were called; the darker, the more of the class. */
public final class ConfusionPlot {

    private static final double LEFT = 130;
    private static final double TOP = 130;
    private static final double CELL_WIDTH = 190;
    private static final double CELL_HEIGHT = 120;
    private static final double GAP = 4;
    /** Text on the darkest cell keeps a contrast above 4.5, light or dark. */
    private static final double DARKEST = 0.45;

    private ConfusionPlot() {}

    /** @param threshold in words */
    public static Drawing draw(Subject subject, ConfusionMatrix matrix, String threshold) {
        Sketch sketch = new Sketch(560, "Confusion matrix, n = " + subject.images(), subject.line());
        sketch.words("threshold " + threshold, Sketch.MARGIN, 70, Anchor.START, Face.faint(13));
        for (int column = 0; column < 2; column++) {
            double middle = LEFT + column * (CELL_WIDTH + GAP) + CELL_WIDTH / 2;
            sketch.words(column == 0 ? "called real" : "called fake", middle, TOP - 12, Anchor.MIDDLE, Face.bold(14));
        }
        row(sketch, 0, "real", matrix.reals(), matrix.tn(), matrix.fp());
        row(sketch, 1, "fake", matrix.fakes(), matrix.fn(), matrix.tp());
        return sketch.drawing(
                TOP + 2 * CELL_HEIGHT + GAP + 24,
                "Of %d real images %d are called real and %d fake; of %d fake images %d are called real and %d fake."
                        .formatted(matrix.reals(), matrix.tn(), matrix.fp(), matrix.fakes(), matrix.fn(), matrix.tp()));
    }

    private static void row(Sketch sketch, int row, String name, long all, long calledReal, long calledFake) {
        double top = TOP + row * (CELL_HEIGHT + GAP);
        double middle = top + CELL_HEIGHT / 2;
        sketch.words("is " + name, LEFT - 14, middle - 2, Anchor.END, Face.bold(14));
        sketch.words("n = " + all, LEFT - 14, middle + 16, Anchor.END, Face.faint(12));
        Ink ink = row == 0 ? Ink.REAL : Ink.FAKE;
        cell(sketch, LEFT, top, calledReal, all, name, ink);
        cell(sketch, LEFT + CELL_WIDTH + GAP, top, calledFake, all, name, ink);
    }

    private static void cell(Sketch sketch, double left, double top, long count, long all, String name, Ink ink) {
        double share = all == 0 ? 0 : count / (double) all;
        sketch.add(new Shape.Box(left, top, CELL_WIDTH, CELL_HEIGHT, Ink.GRID, 0.35));
        sketch.add(new Shape.Box(left, top, CELL_WIDTH, CELL_HEIGHT, ink, DARKEST * share));
        double middle = left + CELL_WIDTH / 2;
        sketch.words(Long.toString(count), middle, top + CELL_HEIGHT / 2, Anchor.MIDDLE, Face.bold(24));
        String percent = all == 0
                ? "no " + name + " images"
                : String.format(Locale.ROOT, "%.1f %% of the %s images", 100 * share, name);
        sketch.words(percent, middle, top + CELL_HEIGHT / 2 + 24, Anchor.MIDDLE, Face.plain(13));
    }
}
