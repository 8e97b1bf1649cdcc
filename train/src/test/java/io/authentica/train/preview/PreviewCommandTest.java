package io.authentica.train.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.cli.CommandRunner;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.ResizePolicy;
import io.authentica.common.image.RgbImage;
import io.authentica.train.TinyDataSet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PreviewCommandTest {

    private static final Path RECIPE =
            Path.of(System.getProperty("authentica.root"), "train/src/test/resources/tiny-recipe.yaml");

    @TempDir
    private Path directory;

    private int preview(StringWriter output, StringWriter errors, String... further) throws IOException {
        Path data = directory.resolve("data");
        if (!Files.exists(data)) {
            TinyDataSet.write(data, 4);
        }
        String[] arguments = Stream.concat(
                        Stream.of("--recipe", RECIPE.toString(), "--data", data.toString()), Stream.of(further))
                .toArray(String[]::new);
        CommandLine line = CommandRunner.commandLine(new PreviewCommand(), arguments);
        return line.setOut(new PrintWriter(output))
                .setErr(new PrintWriter(errors))
                .execute(arguments);
    }

    @Test
    void drawsOriginalsAboveWhatTheNetworkSees() throws IOException {
        Path out = directory.resolve("sheet.png");
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();

        int exitCode = preview(output, errors, "--out", out.toString(), "--count", "3", "--variants", "2");

        assertThat(errors.toString()).isEmpty();
        assertThat(exitCode).isZero();
        assertThat(output.toString().lines().toList())
                .hasSize(4)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("real  tiny-real  train/real/"))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("fake  tiny-fake  train/fake/"))
                .endsWith("preview: " + out);
        BufferedImage sheet = ImageIO.read(out.toFile());
        // 76 on the left, then three cells of 224 and a gap of 8; above 48, then an original and two views.
        assertThat(sheet.getWidth()).isEqualTo(76 + 3 * 232);
        assertThat(sheet.getHeight()).isEqualTo(48 + 3 * 232);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).doesNotContain(directory.resolve(".sheet.png.draft"));
        }
    }

    @Test
    void drawsTheSameSheetAgainAndAnotherForAnotherSeedOrEpoch() throws IOException {
        List<String> runs = List.of("one", "again", "seed", "epoch");
        for (String run : runs) {
            List<String> arguments = new ArrayList<>(
                    List.of("--out", directory.resolve(run).toString(), "--count", "2", "--variants", "1"));
            arguments.addAll(
                    switch (run) {
                        case "seed" -> List.of("--seed", "9");
                        case "epoch" -> List.of("--epoch", "4");
                        default -> List.of();
                    });
            preview(new StringWriter(), new StringWriter(), arguments.toArray(String[]::new));
        }

        byte[] one = Files.readAllBytes(directory.resolve("one"));
        assertThat(Files.readAllBytes(directory.resolve("again"))).isEqualTo(one);
        assertThat(Files.readAllBytes(directory.resolve("seed"))).isNotEqualTo(one);
        assertThat(Files.readAllBytes(directory.resolve("epoch"))).isNotEqualTo(one);
    }

    @Test
    void namesTheOptionTheRuleAndTheValue() throws IOException {
        StringWriter errors = new StringWriter();

        int exitCode = preview(new StringWriter(), errors, "--out", "unused.png", "--count", "0");

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString()).startsWith("error: --count must be in [1, 64] but was 0");
    }

    @Test
    void refusesADirectoryThatIsNotThere() throws IOException {
        StringWriter errors = new StringWriter();
        Path out = directory.resolve("absent").resolve("sheet.png");

        int exitCode = preview(new StringWriter(), errors, "--out", out.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(errors)
                .hasToString("error: " + out + ": the directory of --out must exist" + System.lineSeparator());
    }

    @Test
    void undoesTheNormalisationExactly() {
        byte[] rgb = new byte[3 * 224 * 224];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 7 + i / 900);
        }
        Preprocessing preprocessing = Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR);

        BufferedImage shown = new NetworkView(preprocessing)
                .picture(new Preprocessor(preprocessing).prepare(new RgbImage(224, 224, rgb)));

        for (int i = 0; i < rgb.length; i++) {
            int pixel = shown.getRGB(i / 3 % 224, i / 3 / 224);
            assertThat((byte) (pixel >> (16 - 8 * (i % 3)))).isEqualTo(rgb[i]);
        }
    }

    @Test
    void choosesClassesByTurnsAndEveryGenerator() {
        List<Sample> samples = new ArrayList<>();
        for (String generator : List.of("a", "b", "c")) {
            for (int i = 0; i < 5; i++) {
                samples.add(new Sample(generator + i, "", Label.FAKE, generator, "", "", Split.TRAIN));
            }
        }
        for (int i = 0; i < 9; i++) {
            samples.add(new Sample("r" + i, "", Label.REAL, "camera", "", "", Split.TRAIN));
        }

        List<Integer> chosen = PreviewChoice.of(samples, 8, 3);

        assertThat(chosen.stream().map(i -> samples.get(i).generator()))
                .containsExactly("camera", "a", "camera", "b", "camera", "c", "camera", "a");
        assertThat(chosen).doesNotHaveDuplicates();
        assertThat(PreviewChoice.of(samples, 100, 3)).hasSize(24);
    }
}
