package io.authentica.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurvesTest {

    private static final int BLUE = 0xff0072B2;
    private static final int VERMILION = 0xffD55E00;
    private static final int GREEN = 0xff009E73;
    private static final int MARK = Color.GRAY.getRGB();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 41, 100})
    void drawsEveryCurveAndTheKeptEpochWhateverTheNumberOfEpochs(int epochs) {
        BufferedImage image = Curves.draw("run", history(epochs, epochs));

        assertThat(pixels(image, BLUE, 0)).isPositive();
        assertThat(pixels(image, VERMILION, 0)).isPositive();
        assertThat(pixels(image, GREEN, 1)).isPositive();
        assertThat(pixels(image, BLUE, 2)).isPositive();
        assertThat(pixels(image, GREEN, 0) + pixels(image, GREEN, 2)).isZero();
    }

    @Test
    void marksTheKeptEpochAtItsPlace() {
        int first = columnOfMark(Curves.draw("run", history(3, 1)));
        int second = columnOfMark(Curves.draw("run", history(3, 2)));
        int third = columnOfMark(Curves.draw("run", history(3, 3)));

        assertThat(second - first).isGreaterThan(300);
        assertThat(third - second).isCloseTo(second - first, Offset.offset(2));
    }

    @Test
    void writesTheSamePngEachTimeAndNothingElse(@TempDir Path directory) throws IOException {
        Path file = directory.resolve(Curves.FILE_NAME);
        Curves.write(file, "run", history(3, 2));
        byte[] before = Files.readAllBytes(file);

        Curves.write(file, "run", history(3, 2));

        assertThat(file).hasBinaryContent(before);
        assertThat(directory).isDirectoryNotContaining("glob:**/.*");
        BufferedImage read = ImageIO.read(file.toFile());
        assertThat(List.of(read.getWidth(), read.getHeight())).containsExactly(1000, 1220);
    }

    /** Of one of the three panels, from the top. */
    private static long pixels(BufferedImage image, int color, int panel) {
        int top = 50 + panel * 390;
        return IntStream.range(top, top + 390)
                .mapToLong(y -> IntStream.range(0, image.getWidth())
                        .filter(x -> image.getRGB(x, y) == color)
                        .count())
                .sum();
    }

    /** The column inside the first plot with most pixels of the mark's colour. */
    private static int columnOfMark(BufferedImage image) {
        return IntStream.range(100, image.getWidth() - 30)
                .boxed()
                .max(Comparator.comparingLong(x -> IntStream.range(100, 340)
                        .filter(y -> image.getRGB(x, y) == MARK)
                        .count()))
                .orElseThrow();
    }

    private static RunHistory history(int epochs, int chosen) {
        return new RunHistory(
                IntStream.rangeClosed(1, epochs)
                        .mapToObj(epoch -> new EpochRow(
                                epoch,
                                3e-4 / epoch,
                                0.6 / epoch,
                                0.5,
                                1 - 0.3 / epoch,
                                1 - 0.4 / epoch,
                                OptionalDouble.empty(),
                                OptionalDouble.empty()))
                        .toList(),
                chosen);
    }
}
