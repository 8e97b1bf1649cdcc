package io.authentica.evaluate.draw;

import java.util.List;

/** What a drawing consists of. */
public sealed interface Shape {

    /** Has itself drawn by the method for its kind. */
    void on(Canvas canvas);

    /** A line through points. */
    record Line(List<Point> points, Stroke stroke) implements Shape {

        public Line {
            points = List.copyOf(points);
        }

        @Override
        public void on(Canvas canvas) {
            canvas.draw(this);
        }

        /** A straight line. */
        public static Line between(double x1, double y1, double x2, double y2, Stroke stroke) {
            return new Line(List.of(new Point(x1, y1), new Point(x2, y2)), stroke);
        }
    }

    /**
     * A filled polygon.
     *
     * @param opacity in [0, 1]
     */
    record Area(List<Point> corners, Ink ink, double opacity) implements Shape {

        public Area {
            corners = List.copyOf(corners);
        }

        @Override
        public void on(Canvas canvas) {
            canvas.draw(this);
        }
    }

    /**
     * A filled rectangle.
     *
     * @param opacity in [0, 1]
     */
    record Box(double left, double top, double width, double height, Ink ink, double opacity) implements Shape {

        @Override
        public void on(Canvas canvas) {
            canvas.draw(this);
        }
    }

    /** A marker of a point. */
    record Dot(Point centre, double radiusPixels, Mark mark, Ink ink) implements Shape {

        @Override
        public void on(Canvas canvas) {
            canvas.draw(this);
        }
    }

    /** Forms of markers, told apart without colours. */
    enum Mark {
        DISC,
        RING,
        SQUARE
    }

    /**
     * One line of text, which may hold anything: writers make it harmless.
     *
     * @param at where the text's baseline begins, has its middle or ends
     */
    record Words(String text, Point at, Anchor anchor, Face face) implements Shape {

        @Override
        public void on(Canvas canvas) {
            canvas.draw(this);
        }
    }

    /** Which part of a text lies at its point. */
    enum Anchor {
        START,
        MIDDLE,
        END,
        /** The middle; the text is turned to be read from below. */
        MIDDLE_UPWARDS
    }

    /** How text looks. */
    record Face(double sizePixels, boolean bold, Ink ink) {

        public static Face plain(double sizePixels) {
            return new Face(sizePixels, false, Ink.TEXT);
        }

        public static Face bold(double sizePixels) {
            return new Face(sizePixels, true, Ink.TEXT);
        }

        public static Face faint(double sizePixels) {
            return new Face(sizePixels, false, Ink.FAINT);
        }
    }
}
