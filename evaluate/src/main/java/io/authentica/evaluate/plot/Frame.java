package io.authentica.evaluate.plot;

import io.authentica.evaluate.draw.Point;

/** The rectangle of a drawing that a plot's two linear axes span; values outside are drawn at its edge. */
record Frame(double left, double top, double width, double height, Range xs, Range ys) {

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double x(double value) {
        return left + width * xs.position(xs.clamped(value));
    }

    double y(double value) {
        return bottom() - height * ys.position(ys.clamped(value));
    }

    Point at(double x, double y) {
        return new Point(x(x), y(y));
    }
}
