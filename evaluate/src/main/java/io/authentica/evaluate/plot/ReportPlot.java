package io.authentica.evaluate.plot;

import io.authentica.evaluate.draw.Drawing;

/**
 * A plot of a report.
 *
 * @param name of its files, without extension
 * @param drawing the plot
 * @param caption what to see in it, and what not to
 */
public record ReportPlot(String name, Drawing drawing, String caption) {

    public ReportPlot {
        if (!name.matches("[a-z-]+")) {
            throw new IllegalArgumentException("name must be of small letters and hyphens but was " + name);
        }
    }
}
