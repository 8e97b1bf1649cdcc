package io.authentica.evaluate.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.authentica.common.ReferenceData;
import io.authentica.common.data.Split;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.Detectors;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.evaluate.CommandRun;
import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.source.ImageSource;
import io.authentica.evaluate.source.ImageSources;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcclusionTest {

    private static final int SIDE = 224;
    private static final int HIDDEN_PIXELS = 48;

    /** Random ones, in each picture. */
    private static final int PLACES = 48;

    @TempDir
    Path directory;

    /** Its logit of fake is the contrast within one square, 96 to 127 on both sides, times {@code sign}. */
    private record SquareDetector(int sign) implements Detector {

        @Override
        public ModelDescription description() {
            return HandMade.model();
        }

        @Override
        public String engineName() {
            return "none";
        }

        @Override
        public String deviceName() {
            return "cpu";
        }

        @Override
        public float[] prepare(String name, byte[] encoded) {
            return checkered();
        }

        @Override
        public List<FakeProbability> fakeProbabilities(List<float[]> prepared) {
            List<FakeProbability> probabilities = new ArrayList<>();
            for (float[] picture : prepared) {
                double sum = 0;
                for (int row = 96; row < 128; row++) {
                    for (int column = 96; column < 128; column++) {
                        sum += Math.abs(picture[(row * SIDE + column) * 3]) / 1024;
                    }
                }
                probabilities.add(FakeProbability.uncalibrated(1 / (1 + Math.exp(-sign * sum))));
            }
            return probabilities;
        }

        @Override
        public void close() {}
    }

    /** Ones and minus ones, whose mean over any square is about 0. */
    private static float[] checkered() {
        float[] picture = new float[SIDE * SIDE * 3];
        for (int i = 0; i < picture.length; i++) {
            int pixel = i / 3;
            picture[i] = (pixel / SIDE + pixel % SIDE) % 2 == 0 ? 1 : -1;
        }
        return picture;
    }

    private static HeatMap explain(Detector detector, float[] prepared) {
        return Occlusion.explain(
                detector,
                prepared,
                detector.fakeProbabilities(List.of(prepared)).get(0));
    }

    @Test
    void theOnlyPlaceThatCountsIsTheHottestOne() {
        HeatMap map = explain(new SquareDetector(1), checkered());

        assertThat(map.hottest(32)).isEqualTo(new HeatMap.Square(96, 96, 32));
        // Of the four windows over this pixel one hides the whole square, two hide half of it and one a quarter.
        assertThat(map.falls()[100 * SIDE + 100]).isEqualTo((1 + 0.5f + 0.5f + 0.25f) / 4, within(0.01f));
        assertThat(map.falls()[10 * SIDE + 10]).isZero();
        assertThat(map.falls()[100 * SIDE + 40]).isZero();
    }

    @Test
    void whatSpeaksForRealIsBelowZero() {
        HeatMap map = explain(new SquareDetector(-1), checkered());

        assertThat(map.hottest(32)).isEqualTo(new HeatMap.Square(96, 96, 32));
        assertThat(map.falls()[100 * SIDE + 100]).isEqualTo(-(1 + 0.5f + 0.5f + 0.25f) / 4, within(0.01f));
    }

    @Test
    void writesAPngOfThePicturesProportionsWhoseColourIsWhereTheHeatIs() throws IOException {
        Path picture = Files.write(directory.resolve("a.png"), png(grey(448, 224)));
        Path target = directory.resolve("a.png.heatmap.png");

        Detector detector = new SquareDetector(1);
        FakeProbability whole = detector.fakeProbabilities(List.of(checkered())).get(0);
        new Explainer(detector).explain(new ImageFile("a.png", picture), whole, target);

        BufferedImage drawn = ImageIO.read(target.toFile());
        assertThat(drawn.getWidth()).isEqualTo(448);
        assertThat(drawn.getHeight()).isEqualTo(224);
        // The square's middle, 112 of 224, is at 224 of 448.
        Color middle = new Color(drawn.getRGB(224, 112));
        assertThat(middle.getRed()).isGreaterThan(middle.getBlue() + 80);
        Color corner = new Color(drawn.getRGB(20, 20));
        assertThat(corner).isEqualTo(new Color(128, 128, 128));
        assertThat(directory).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void aHeatMapThatCannotBeWrittenTakesNoVerdictWithIt() throws IOException {
        Path maps = directory.resolve("maps");
        Path odd = Files.writeString(directory.resolve("odd.png"), "no picture, but this detector takes anything");
        Path picture = Files.write(directory.resolve("picture.png"), png(grey(448, 224)));
        PredictCommand command =
                new PredictCommand((model, placement) -> new SquareDetector(1), InputStream.nullInputStream());

        CommandRun run = CommandRun.of(command, "--csv", "--explain-dir", maps, odd, picture);

        assertThat(run.stdout().lines()).hasSize(3);
        assertThat(run.stderr())
                .endsWith("warning: " + maps.resolve("odd.png.heatmap.png")
                        + ": the heat map could not be written: not an"
                        + " image in JPEG, PNG, WebP, GIF, BMP or TIFF format\n");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(maps.resolve("picture.png.heatmap.png")).exists();
        assertThat(maps.resolve("odd.png.heatmap.png")).doesNotExist();
    }

    /**
     * Hiding the hottest place against hiding random ones.
     *
     * @param beaten share of the random places that move the logit less
     * @param ratio how many times as much as their mean it moves
     */
    private record Comparison(double beaten, double ratio) {

        /** The squares are larger than the heat map's windows and lie anywhere, not on its grid. */
        static Comparison of(Detector detector, float[] prepared, SplittableRandom random) {
            HeatMap.Square hottest = explain(detector, prepared).hottest(HIDDEN_PIXELS);
            double moved = moved(detector, prepared, List.of(hottest))[0];
            List<HeatMap.Square> places = new ArrayList<>();
            for (int i = 0; i < PLACES; i++) {
                places.add(new HeatMap.Square(
                        random.nextInt(SIDE - HIDDEN_PIXELS + 1),
                        random.nextInt(SIDE - HIDDEN_PIXELS + 1),
                        HIDDEN_PIXELS));
            }
            double[] byChance = moved(detector, prepared, places);
            return new Comparison(
                    Arrays.stream(byChance).filter(other -> other < moved).count() / (double) PLACES,
                    moved / Arrays.stream(byChance).average().orElseThrow());
        }
    }

    private static Detector starter() throws IOException {
        return Detectors.open(
                Path.of(System.getProperty("authentica.root"), "models/starter"),
                Placement.allCores(EngineChoice.AUTO, new DeviceChoice.Cpu()));
    }

    @Test
    @Tag(ReferenceData.TAG)
    void hidingTheHottestPlaceMovesTheStarterMoreThanHidingRandomOnes() throws Exception {
        Path data = ReferenceData.path("data/openfake-mini");
        SplittableRandom random = new SplittableRandom(17);
        Map<String, Integer> taken = new HashMap<>();
        List<Comparison> comparisons = new ArrayList<>();
        try (Detector detector = starter();
                ImageSource source = ImageSources.open(data, Split.TEST)) {
            source.images(0, image -> {
                String kind = image.image().type() + "/" + image.image().generator();
                if (taken.merge(kind, 1, Integer::sum) <= 2) {
                    float[] prepared = detector.prepare(
                            image.image().path(), image.content().read());
                    comparisons.add(Comparison.of(detector, prepared, random));
                }
            });
        }

        comparisons.forEach(System.out::println);
        assertThat(comparisons).hasSizeGreaterThanOrEqualTo(10);
        assertThat(mean(comparisons, Comparison::beaten))
                .as("share of the random places")
                .isGreaterThan(0.75);
        assertThat(comparisons)
                .allSatisfy(comparison -> assertThat(comparison.ratio())
                        .as("times the mean of random places")
                        .isGreaterThan(1));
    }

    private static double mean(List<Comparison> comparisons, ToDoubleFunction<Comparison> figure) {
        return comparisons.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** By how much the logit of fake moves, up or down, when each place alone is hidden. */
    private static double[] moved(Detector detector, float[] prepared, List<HeatMap.Square> places) {
        float[] blurred = BoxBlur.of(prepared, SIDE, Occlusion.BLUR_RADIUS_PIXELS);
        double whole =
                Occlusion.logit(detector.fakeProbabilities(List.of(prepared)).get(0));
        double[] moved = new double[places.size()];
        for (int i = 0; i < moved.length; i++) {
            float[] hidden = prepared.clone();
            HeatMap.Square place = places.get(i);
            Occlusion.hide(hidden, blurred, place.top(), place.left(), place.sidePixels());
            moved[i] = Math.abs(whole
                    - Occlusion.logit(
                            detector.fakeProbabilities(List.of(hidden)).get(0)));
        }
        return moved;
    }

    private static BufferedImage grey(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, 0x808080);
            }
        }
        return picture;
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
