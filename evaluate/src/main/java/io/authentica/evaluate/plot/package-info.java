/**
 * The plots of a report, each a pure function from figures to a {@link io.authentica.evaluate.draw.Drawing}. A plot whose figures are
 * undefined says so in its place and is never left out in silence.
 */
package io.authentica.evaluate.plot;
