package io.authentica.evaluate.draw;

/**
 * How a line is drawn.
 *
 * @param widthPixels above 0
 */
public record Stroke(Ink ink, double widthPixels, Dash dash) {

    /** Dashes tell lines apart in print without colours. */
    public enum Dash {
        SOLID,
        DASHED,
        DOTTED
    }

    public static Stroke solid(Ink ink, double widthPixels) {
        return new Stroke(ink, widthPixels, Dash.SOLID);
    }

    public static Stroke dashed(Ink ink, double widthPixels) {
        return new Stroke(ink, widthPixels, Dash.DASHED);
    }

    /** Lengths of dash and gap in pixels; empty for a solid line. */
    double[] pattern() {
        return switch (dash) {
            case SOLID -> new double[0];
            case DASHED -> new double[] {7, 4};
            case DOTTED -> new double[] {2, 3};
        };
    }
}
