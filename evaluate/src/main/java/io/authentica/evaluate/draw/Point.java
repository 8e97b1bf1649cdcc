package io.authentica.evaluate.draw;

/** A place on a drawing, in pixels from its upper left corner. */
public record Point(double x, double y) {

    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("x and y must be numbers but were " + x + " and " + y);
        }
    }
}
