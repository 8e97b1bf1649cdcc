package io.authentica.evaluate.draw;

import java.util.List;

/**
 * A picture.
 *
 * @param widthPixels of the whole
 * @param heightPixels of the whole
 * @param title what it is called where it is not seen: by screen readers and in tables of contents
 * @param description what it shows, in a sentence or two, for those who do not see it
 * @param shapes from the back to the front, on paper
 */
public record Drawing(int widthPixels, int heightPixels, String title, String description, List<Shape> shapes) {

    public Drawing {
        if (widthPixels < 1 || heightPixels < 1) {
            throw new IllegalArgumentException(
                    "a drawing must have pixels but was " + widthPixels + "x" + heightPixels);
        }
        shapes = List.copyOf(shapes);
    }
}
