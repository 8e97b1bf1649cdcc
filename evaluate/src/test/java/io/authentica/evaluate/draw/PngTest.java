package io.authentica.evaluate.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.evaluate.draw.Shape.Anchor;
import io.authentica.evaluate.draw.Shape.Face;
import io.authentica.evaluate.draw.Shape.Mark;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTest {

    private static final int WHITE = 0xFFFFFFFF;

    @TempDir
    private Path directory;

    @Test
    void hasTwiceTheDrawingsPixelsInEachDirection() throws IOException {
        Path file = directory.resolve("plot.png");

        Png.write(file, drawing());

        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(80);
        assertThat(picture.getHeight()).isEqualTo(60);
    }

    @Test
    void paintsShapesWhereTheyAreInTheirColours() {
        BufferedImage picture = Png.paint(drawing(
                new Shape.Box(10, 5, 20, 10, Ink.FAKE, 1),
                new Shape.Dot(new Point(5, 25), 3, Mark.RING, Ink.REAL),
                Shape.Line.between(20, 20, 40, 20, Stroke.solid(Ink.GREEN, 2))));

        assertThat(picture.getRGB(0, 0)).isEqualTo(WHITE);
        assertThat(picture.getRGB(20, 10)).isEqualTo(0xFFD55E00);
        assertThat(picture.getRGB(59, 29)).isEqualTo(0xFFD55E00);
        assertThat(picture.getRGB(60, 30)).isEqualTo(WHITE);
        assertThat(picture.getRGB(10, 50)).isEqualTo(WHITE);
        assertThat(picture.getRGB(10, 44)).isEqualTo(0xFF0072B2);
        assertThat(picture.getRGB(60, 40)).isEqualTo(0xFF00855F);
    }

    @Test
    void paintsSeeThroughAreasOverWhatIsBehind() {
        BufferedImage picture = Png.paint(drawing(new Shape.Area(
                List.of(new Point(0, 0), new Point(40, 0), new Point(40, 30), new Point(0, 30)), Ink.TEXT, 0)));

        assertThat(picture.getRGB(40, 30)).isEqualTo(WHITE);
    }

    @Test
    void paintsTextOnTheSideOfItsPointThatTheAnchorSays() {
        BufferedImage start = Png.paint(drawing(words(Anchor.START)));
        BufferedImage end = Png.paint(drawing(words(Anchor.END)));

        assertThat(inked(start, 0, 40)).isZero();
        assertThat(inked(start, 40, 80)).isPositive();
        assertThat(inked(end, 0, 40)).isPositive();
        assertThat(inked(end, 41, 80)).isZero();
    }

    private static Shape.Words words(Anchor anchor) {
        return new Shape.Words("nnn", new Point(20, 20), anchor, Face.plain(8));
    }

    private static int inked(BufferedImage picture, int fromX, int toX) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = fromX; x < toX; x++) {
                count += picture.getRGB(x, y) == WHITE ? 0 : 1;
            }
        }
        return count;
    }

    private static Drawing drawing(Shape... shapes) {
        return new Drawing(40, 30, "A title", "What it shows.", List.of(shapes));
    }
}
