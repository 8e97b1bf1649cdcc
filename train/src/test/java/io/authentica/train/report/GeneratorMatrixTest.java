package io.authentica.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.train.report.GeneratorMatrix.Cell;
import io.authentica.train.report.GeneratorMatrix.Kind;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorMatrixTest {

    private static final Cell UNSEEN = new Cell("b_1", "b_1", OptionalDouble.of(0.61), 8, 10);

    /** The row of a is without a cell for b_1. */
    private static final GeneratorMatrix MATRIX = new GeneratorMatrix(
            Kind.TRAINED_WITHOUT,
            List.of(
                    UNSEEN,
                    new Cell("b_1", "a", OptionalDouble.of(0.99), 10, 10),
                    new Cell("a", "a", OptionalDouble.empty(), 0, 4)));

    @Test
    void writesTheMatrixInWordsAndFigures(@TempDir Path directory) throws IOException {
        MATRIX.write(directory);

        // Wilson's intervals of 8 in 10, 10 in 10 and 0 in 4.
        assertThat(directory.resolve("matrix.md")).hasContent("""
                        # Generators trained without, against generators tested

                        A row is a model, by the generator it was trained without; a column is the generator tested. Intervals of \
                        recall are Wilson's at 95 %. `matrix.csv` has all digits and counts, `matrix-auc.png` and \
                        `matrix-recall.png` are the same in colour.

                        ## On the generator that the model has never seen

                        | generator | images | AUC | recall |
                        |---|---:|---:|---:|
                        | a | 4 | – | 0.000 (0.000 to 0.490) |
                        | b_1 | 10 | 0.6100 | 0.800 (0.490 to 0.943) |

                        ## AUC against reals

                        | trained without | a | b_1 |
                        |---|---:|---:|
                        | a | – | – |
                        | b_1 | 0.9900 | 0.6100 |

                        ## Recall

                        | trained without | a | b_1 |
                        |---|---:|---:|
                        | a | 0.000 (0.000 to 0.490) | – |
                        | b_1 | 1.000 (0.722 to 1.000) | 0.800 (0.490 to 0.943) |
                        """);
        assertThat(directory.resolve("matrix.csv"))
                .content()
                .startsWith(
                        "trained_without,tested_on,fakes,found,recall,recall_low,recall_high,auc\na,a,4,0,0.0,0.0,0.489")
                .contains("\nb_1,a,10,10,1.0,0.722")
                .endsWith(",0.61\n")
                .hasLineCount(4);
    }

    @Test
    void drawsTheSamePicturesEachTime(@TempDir Path directory) throws IOException {
        MATRIX.write(directory);
        byte[] auc = Files.readAllBytes(directory.resolve("matrix-auc.png"));
        byte[] recall = Files.readAllBytes(directory.resolve("matrix-recall.png"));
        MATRIX.write(directory);

        assertThat(directory.resolve("matrix-auc.png")).hasBinaryContent(auc);
        assertThat(directory.resolve("matrix-recall.png")).hasBinaryContent(recall);
        assertThat(ImageIO.read(directory.resolve("matrix-auc.png").toFile())).isNotNull();
        assertThat(directory).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void coversEachCellWithTheColourOfItsFigure() {
        GeneratorMatrix matrix = new GeneratorMatrix(
                Kind.TRAINED_ON,
                List.of(
                        new Cell("p", "q", OptionalDouble.of(0.75), 1, 1),
                        new Cell("p", "r", OptionalDouble.of(0.3), 0, 1)));

        // Halfway from 0.5 to 1, and below the scale.
        assertThat(cells(matrix.auc().draw(), new Color(0x21918C))).isBetween(0.3, 1.0);
        assertThat(cells(matrix.auc().draw(), new Color(0x440154))).isBetween(0.3, 1.0);
        assertThat(cells(matrix.recall().draw(), new Color(0xFDE725))).isBetween(0.3, 1.0);
        assertThat(cells(matrix.recall().draw(), new Color(0x21918C))).isLessThan(0.1);
    }

    @Test
    void growsWithTheMatrixSoThatFiguresStayReadable() {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < 20; row++) {
            for (int column = 0; column < 20; column++) {
                cells.add(new Cell("g" + row, "g" + column, OptionalDouble.of(0.9), 1, 2));
            }
        }
        BufferedImage large = new GeneratorMatrix(Kind.TRAINED_ON, cells).auc().draw();

        assertThat(large.getWidth()).isGreaterThanOrEqualTo(20 * 58);
        assertThat(large.getHeight()).isGreaterThanOrEqualTo(20 * 38);
    }

    @Test
    void leavesOutTheMiddleOfLongNamesInPictures() {
        assertThat(HeatMap.name("")).isEqualTo("(unknown)");
        assertThat(HeatMap.name("x".repeat(32))).isEqualTo("x".repeat(32));
        assertThat(HeatMap.name("abcdefghijklmnop-0123456789abcdef")).isEqualTo("abcdefghijklmno…0123456789abcdef");
    }

    @Test
    void takesTheTextColourThatIsReadBetter() {
        assertThat(Viridis.textOn(Viridis.color(0))).isEqualTo(Color.WHITE);
        assertThat(Viridis.textOn(Viridis.color(1))).isEqualTo(Color.BLACK);
        // Halfway between 0x440154 and 0x472D7B.
        assertThat(Viridis.color(1 / 16.0)).isEqualTo(new Color(0x46, 0x17, 0x68));
        assertThat(Viridis.color(-1)).isEqualTo(new Color(0x440154));
        assertThat(Viridis.color(2)).isEqualTo(new Color(0xFDE725));
    }

    @Test
    void refusesTwoCellsOfAPairAndImpossibleCounts() {
        assertThatThrownBy(() -> new GeneratorMatrix(Kind.TRAINED_ON, List.of(UNSEEN, UNSEEN)))
                .hasMessage("a matrix must have one cell a pair but has two of b_1 and b_1");
        assertThatThrownBy(() -> new GeneratorMatrix(Kind.TRAINED_ON, List.of()))
                .hasMessage("a matrix must have cells");
        assertThatThrownBy(() -> new Cell("a", "b", OptionalDouble.empty(), 3, 2))
                .hasMessageEndingWith("but were 3 and 2");
        assertThatThrownBy(() -> new Cell("a", "b", OptionalDouble.empty(), 0, 0))
                .hasMessageEndingWith("but were 0 and 0");
        assertThatThrownBy(() -> new Cell("a", "b", OptionalDouble.of(Double.NaN), 0, 1))
                .hasMessage("auc must be in [0, 1] but was NaN");
    }

    /** How many cells' worth of pixels have exactly this colour. */
    private static double cells(BufferedImage image, Color color) {
        int pixels = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                pixels += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
            }
        }
        return pixels / (58.0 * 38);
    }
}
