package io.authentica.evaluate.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.evaluate.draw.Shape.Anchor;
import io.authentica.evaluate.draw.Shape.Face;
import io.authentica.evaluate.draw.Shape.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class SvgTest {

    private static final String HOSTILE = "</text><script>alert(1)</script>&\"'\u0001\n\u202e\uFFFF\uD800";

    @Test
    void writesEachKindOfShape() {
        Drawing drawing = drawing(
                Shape.Line.between(1, 2, 3.14159, -0.5, Stroke.dashed(Ink.REAL, 2)),
                new Shape.Area(List.of(new Point(0, 0), new Point(4, 0), new Point(4, 5)), Ink.FAKE, 0.25),
                new Shape.Dot(new Point(6, 7), 3, Mark.DISC, Ink.GREEN),
                new Shape.Dot(new Point(8, 9), 3, Mark.RING, Ink.TEXT),
                new Shape.Dot(new Point(10, 11), 3, Mark.SQUARE, Ink.PURPLE),
                new Shape.Words("up", new Point(12, 13), Anchor.MIDDLE_UPWARDS, Face.bold(14)));

        assertThat(Svg.file(drawing)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" width="40" height="30" viewBox="0 0 40 30" \
                font-family="DejaVu Sans, Verdana, Helvetica, Arial, sans-serif">
                <title>A title</title>
                <desc>What it shows.</desc>
                <rect x="0" y="0" width="40" height="30" class="f-paper" fill="#ffffff"/>
                <polyline points="1,2 3.14,-0.5" class="s-real" fill="none" stroke="#0072b2" stroke-width="2" \
                stroke-dasharray="7 4"/>
                <polygon points="0,0 4,0 4,5" class="f-fake" fill="#d55e00" fill-opacity="0.25"/>
                <circle cx="6" cy="7" r="3" class="f-green" fill="#00855f"/>
                <circle cx="8" cy="9" r="3" class="f-paper s-text" fill="#ffffff" stroke="#1c1c1c" stroke-width="2"/>
                <rect x="7" y="8" width="6" height="6" class="f-purple" fill="#a8548f"/>
                <text x="12" y="13" font-size="14" font-weight="bold" text-anchor="middle" \
                transform="rotate(-90 12 13)" class="f-text" fill="#1c1c1c">up</text>
                </svg>
                """);
    }

    @Test
    void turnsHostileTextIntoText() {
        Drawing drawing = new Drawing(
                40,
                30,
                HOSTILE,
                HOSTILE,
                List.of(new Shape.Words(HOSTILE, new Point(0, 10), Anchor.START, Face.plain(12))));

        String svg = Svg.file(drawing);

        String harmless = "</text><script>alert(1)</script>&\"'\\u0001\\n\\u202e\uFFFD\\ud800";
        assertThat(Xml.texts(Xml.parse(svg), "text")).containsExactly(harmless);
        assertThat(Xml.texts(Xml.parse(svg), "title")).containsExactly(harmless);
        assertThat(Xml.texts(Xml.parse(svg), "desc")).containsExactly(harmless);
        assertThat(svg).doesNotContain("<script");
    }

    @Test
    void writesNumbersWithAtMostTwoDecimals() {
        Drawing drawing = drawing(
                Shape.Line.between(-0.004, -0.25, 0.005, 1e6 + 0.996, Stroke.solid(Ink.GRID, 0.5)),
                Shape.Line.between(1.05, -1.05, 99.994, 99.995, Stroke.solid(Ink.GRID, 1)));

        assertThat(Svg.file(drawing)).contains("points=\"0,-0.25 0.01,1000001\"", "points=\"1.05,-1.05 99.99,100\"");
    }

    private static Drawing drawing(Shape... shapes) {
        return new Drawing(40, 30, "A title", "What it shows.", List.of(shapes));
    }
}
