package io.authentica.train.report;

import java.awt.Color;

/**
 * The palette viridis of van der Walt and Smith (public domain), between nine of its colours: equal steps look equal, it can be told
 * apart by colour-blind people and stays in order in print without colour.
 */
final class Viridis {

    private static final int[] COLORS = {
        0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725
    };

    private Viridis() {}

    /** @param share from 0, the darkest, to 1, the lightest; beyond them the nearest */
    static Color color(double share) {
        double position = Math.min(1, Math.max(0, share)) * (COLORS.length - 1);
        int index = Math.min(COLORS.length - 2, (int) position);
        double rest = position - index;
        Color from = new Color(COLORS[index]);
        Color to = new Color(COLORS[index + 1]);
        return new Color(
                between(from.getRed(), to.getRed(), rest),
                between(from.getGreen(), to.getGreen(), rest),
                between(from.getBlue(), to.getBlue(), rest));
    }

    /** Black or white, whichever is read better on {@code background}: by its relative luminance as WCAG 2 has it. */
    static Color textOn(Color background) {
        double luminance = 0.2126 * linear(background.getRed())
                + 0.7152 * linear(background.getGreen())
                + 0.0722 * linear(background.getBlue());
        return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? Color.BLACK : Color.WHITE;
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static double linear(int component) {
        double value = component / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
