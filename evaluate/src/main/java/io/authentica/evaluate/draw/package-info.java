/**
 * Pictures as values: a {@link io.authentica.evaluate.draw.Drawing} is a list of shapes that know colours by their meaning only, and
 * {@link io.authentica.evaluate.draw.Svg} and {@link io.authentica.evaluate.draw.Png} write it. Coordinates are pixels from the upper
 * left corner. Nothing here asks the machine for its fonts but the writer of PNG.
 */
package io.authentica.evaluate.draw;
