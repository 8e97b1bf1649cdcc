package io.authentica.evaluate.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Shape;
import io.authentica.evaluate.draw.Shape.Anchor;
import io.authentica.evaluate.draw.TextWidths;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Checks where a drawing's text comes to lie. */
final class LayoutCheck {

    private LayoutCheck() {}

    static List<Shape.Words> words(Drawing drawing) {
        return drawing.shapes().stream()
                .filter(Shape.Words.class::isInstance)
                .map(Shape.Words.class::cast)
                .toList();
    }

    static void assertNothingOverlapsOrLeaves(Drawing drawing) {
        List<Shape.Words> words = words(drawing);
        Rectangle2D whole = new Rectangle2D.Double(0, 0, drawing.widthPixels(), drawing.heightPixels());
        for (int i = 0; i < words.size(); i++) {
            Rectangle2D box = box(words.get(i));
            assertThat(whole.contains(box))
                    .as("%s lies at %s", words.get(i), box)
                    .isTrue();
            for (int j = 0; j < i; j++) {
                assertThat(box.intersects(box(words.get(j))))
                        .as("%s overlaps %s", words.get(i), words.get(j))
                        .isFalse();
            }
        }
    }

    /** What letters without descenders cover. */
    private static Rectangle2D box(Shape.Words words) {
        double width = TextWidths.of(words.text(), words.face());
        double height = 0.75 * words.face().sizePixels();
        double x = words.at().x();
        double y = words.at().y();
        Anchor anchor = words.anchor();
        return switch (anchor) {
            case START -> new Rectangle2D.Double(x, y - height, width, height);
            case MIDDLE -> new Rectangle2D.Double(x - width / 2, y - height, width, height);
            case END -> new Rectangle2D.Double(x - width, y - height, width, height);
            case MIDDLE_UPWARDS -> new Rectangle2D.Double(x - height, y - width / 2, height, width);
        };
    }
}
