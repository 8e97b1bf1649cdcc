package io.authentica.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.train.report.GeneratorMatrix.Area;
import io.authentica.train.report.GeneratorMatrix.Cell;
import io.authentica.train.report.GeneratorMatrix.Kind;
import io.authentica.train.report.GeneratorMatrix.Row;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorMatrixTest {

    private static final GeneratorMatrix MATRIX = new GeneratorMatrix(
            "camera 30, scan_1 10",
            List.of(
                    new Row(Kind.TRAINED_ON, "b_1", 0, 40, List.of(cell("a", 1, 4, 0.5), cell("b_1", 10, 10, 0.99))),
                    new Row(
                            Kind.TRAINED_WITHOUT,
                            "b_1",
                            2,
                            40,
                            List.of(cell("a", 4, 4, 1), cell("b_1", 8, 10, 0.61)))));

    private static Cell cell(String generator, long found, long fakes, double auc) {
        return new Cell(generator, found, fakes, new Area(auc, Math.max(0, auc - 0.1), Math.min(1, auc + 0.1)));
    }

    @Test
    void writesTheMatrixInWordsAndFigures(@TempDir Path directory) throws IOException {
        MATRIX.writeTables(directory);

        // Wilson's intervals of 0 and 2 in 40, of 1 and 4 in 4, of 8 and 10 in 10.
        assertThat(directory.resolve("matrix.md"))
                .content()
                .contains("against the same 40 real images: camera 30, scan_1 10. Intervals")
                .endsWith("""
                        ## AUC

                        | trained | a | b_1 |
                        |---|---:|---:|
                        | on b_1 | 0.500 (0.400 to 0.600) | 0.990 (0.890 to 1.000) |
                        | without b_1 | 1.000 (0.900 to 1.000) | 0.610 (0.510 to 0.710) |

                        ## Recall, and reals called fake

                        | trained | reals called fake | a | b_1 |
                        |---|---:|---:|---:|
                        | on b_1 | 0.000 (0.000 to 0.088) | 0.250 (0.046 to 0.699) | 1.000 (0.722 to 1.000) |
                        | without b_1 | 0.050 (0.014 to 0.165) | 1.000 (0.510 to 1.000) | 0.800 (0.490 to 0.943) |

                        ## Each generator by the model that was trained without it

                        | generator | images | AUC | recall |
                        |---|---:|---:|---:|
                        | b_1 | 10 | 0.610 (0.510 to 0.710) | 0.800 (0.490 to 0.943) |
                        """);
        assertThat(directory.resolve("matrix.csv"))
                .content()
                .startsWith("protocol,generator,tested_on,fakes,found,recall,recall_low,recall_high,reals,"
                        + "false_positives,auc,auc_low,auc_high\ntrained_on,b_1,a,4,1,0.25,0.0455")
                .contains("\ntrained_without,b_1,a,4,4,1.0,0.510")
                .contains(",40,2,1.0,0.9,1.0\n")
                .endsWith(",0.61,0.51,0.71\n")
                .hasLineCount(5);
    }

    @Test
    void drawsTheSamePictureEachTime(@TempDir Path directory) throws IOException {
        MATRIX.drawPicture(directory);
        byte[] picture = Files.readAllBytes(directory.resolve("matrix.png"));
        MATRIX.drawPicture(directory);

        assertThat(directory.resolve("matrix.png")).hasBinaryContent(picture);
        assertThat(ImageIO.read(directory.resolve("matrix.png").toFile())).isNotNull();
        assertThat(directory).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void coversEachCellWithTheColourOfItsFigure() {
        GeneratorMatrix matrix = new GeneratorMatrix(
                "camera 1",
                List.of(new Row(Kind.TRAINED_ON, "p", 0, 1, List.of(cell("q", 1, 1, 0.75), cell("r", 0, 1, 0.3)))));

        BufferedImage picture = new HeatMap(matrix).draw();

        // Halfway from 0.5 to 1, and below the scale.
        assertThat(cells(picture, new Color(0x21918C))).isBetween(0.3, 1.0);
        assertThat(cells(picture, new Color(0x440154))).isBetween(0.3, 1.0);
        assertThat(cells(picture, new Color(0xFDE725))).isLessThan(0.1);
    }

    @Test
    void growsWithTheMatrixSoThatFiguresStayReadable() {
        List<Row> rows = IntStream.range(0, 20)
                .mapToObj(row -> new Row(
                        Kind.TRAINED_ON,
                        "g" + row,
                        0,
                        1,
                        IntStream.range(0, 20)
                                .mapToObj(column -> cell("g" + column, 1, 2, 0.9))
                                .toList()))
                .toList();

        BufferedImage large = new HeatMap(new GeneratorMatrix("camera 1", rows)).draw();

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
    void refusesUnequalRowsAndImpossibleCounts() {
        Row row = MATRIX.rows().get(0);
        Row shorter = new Row(Kind.TRAINED_ON, "a", 0, 40, List.of(row.cells().get(0)));

        assertThatThrownBy(() -> new GeneratorMatrix("camera 1", List.of(row, shorter)))
                .hasMessage("the rows of a matrix must have the same columns but on a has [a] and not [a, b_1]");
        assertThatThrownBy(() -> new GeneratorMatrix("camera 1", List.of())).hasMessage("a matrix must have cells");
        assertThatThrownBy(() -> cell("b", 3, 2, 0.5)).hasMessageEndingWith("but were 3 and 2");
        assertThatThrownBy(() -> cell("b", 0, 0, 0.5)).hasMessageEndingWith("but were 0 and 0");
        assertThatThrownBy(() -> new Row(Kind.TRAINED_ON, "a", 2, 1, List.of())).hasMessageEndingWith("2 and 1");
        assertThatThrownBy(() -> new Area(0.5, 0.6, 0.7)).hasMessageEndingWith("but were 0.6, 0.5, 0.7");
        assertThatThrownBy(() -> new Area(Double.NaN, 0, 1)).hasMessageEndingWith("but were 0.0, NaN, 1.0");
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
