package io.authentica.evaluate.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.authentica.common.cli.UserException;
import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.Resampler;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.ChromaSubsampling;
import io.authentica.common.image.degrade.GaussianFilter;
import io.authentica.common.image.degrade.JpegCodec;
import io.authentica.common.image.degrade.PatternPicture;
import io.authentica.common.image.degrade.WebpCodec;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final String SHA256 = "93e939f5eccdb6600aededce26e8dd71540e851ef7dcd7b7b0eab77d5f293706";
    private static final String OTHER_SHA256 = "048b795fdcc11f299710b97b" + "0".repeat(40);

    private static RgbImage apply(String condition, RgbImage image) {
        return apply(condition, image, SHA256);
    }

    private static RgbImage apply(String condition, RgbImage image, String sha256) {
        return Conditions.parse("clean," + condition).list().get(1).apply(image, sha256);
    }

    @Test
    void readsEachConditionAndWritesItTheSameWay() {
        String all =
                "clean,uniform,jpeg:95,jpeg:1,jpeg:100,webp:80,blur:1,blur:2.5,resize:0.5,resize:1,crop:0.8,noise:5,web,hard";

        assertThat(Conditions.parse(all).ids()).isEqualTo(all);
        assertThat(Conditions.parse(" jpeg:95 , clean").ids()).isEqualTo("jpeg:95,clean");
        assertThat(Conditions.parse("all").ids())
                .isEqualTo("clean,uniform,jpeg:95,jpeg:75,jpeg:50,jpeg:30,webp:80,blur:1,blur:2,resize:0.5,resize:0.25,"
                        + "crop:0.8,noise:5,web,hard");
    }

    @Test
    void refusesWhatItDoesNotKnowOrCannotDo() {
        assertRefused(
                "clean,sharpen",
                "condition must be clean, uniform, web, hard, jpeg:QUALITY, webp:QUALITY, blur:SIGMA,"
                        + " resize:FACTOR, crop:SHARE or noise:SIGMA but was 'sharpen'");
        assertRefused(
                "clean,",
                "condition must be clean, uniform, web, hard, jpeg:QUALITY, webp:QUALITY, blur:SIGMA,"
                        + " resize:FACTOR, crop:SHARE or noise:SIGMA but was ''");
        assertRefused("clean,jpeg:0", "condition jpeg:0: quality must be in [1, 100] but was 0");
        assertRefused("clean,webp:101", "condition webp:101: quality must be in [1, 100] but was 101");
        assertRefused("clean,jpeg:high", "condition jpeg:high: its strength must be a number");
        assertRefused("clean,blur:0", "condition blur:0: sigma must be in (0, 20] but was 0");
        assertRefused("clean,blur:20.5", "condition blur:20.5: sigma must be in (0, 20] but was 20.5");
        assertRefused("clean,resize:1.01", "condition resize:1.01: factor must be in (0, 1] but was 1.01");
        assertRefused("clean,crop:NaN", "condition crop:NaN: share must be in (0, 1] but was NaN");
        assertRefused("clean,noise:256", "condition noise:256: sigma must be in (0, 255] but was 256");
        assertRefused("web,hard", "conditions must have clean among them but are web,hard");
        assertRefused("clean,blur:1,blur:1.0", "conditions must differ but blur:1 is there twice");
    }

    private static void assertRefused(String conditions, String message) {
        assertThatThrownBy(() -> Conditions.parse(conditions))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    @Test
    void leavesACleanPictureAlone() {
        RgbImage image = PatternPicture.of(40, 30);

        assertThat(new Condition.Clean().apply(image, SHA256)).isSameAs(image);
    }

    @Test
    void doesWhatItsNameSays() {
        RgbImage image = PatternPicture.of(40, 30);

        assertSame(apply("jpeg:30", image), JpegCodec.roundTrip(image, 30, ChromaSubsampling.YUV420));
        assertSame(apply("webp:80", image), WebpCodec.roundTrip(image, 80));
        assertSame(apply("blur:1.5", image), GaussianFilter.blur(image, 1.5));
        assertSame(
                apply("resize:0.25", image),
                Resampler.of(ResampleFilter.LANCZOS).resize(image, 10, 8));
    }

    @Test
    void cropsTheMiddle() {
        byte[] rgb = new byte[3 * 10 * 5];
        for (int i = 0; i < 50; i++) {
            rgb[3 * i] = (byte) (i % 10);
            rgb[3 * i + 1] = (byte) (i / 10);
        }

        RgbImage middle = apply("crop:0.8", new RgbImage(10, 5, rgb));

        // 8 x 4 pixels; of the 2 columns left over one is on each side, and the one row left over is below.
        assertThat(new int[] {middle.width(), middle.height()}).containsExactly(8, 4);
        assertThat(Arrays.copyOf(middle.rgb(), 3)).containsExactly(1, 0, 0);
        assertThat(Arrays.copyOfRange(middle.rgb(), 3 * 31, 3 * 32)).containsExactly(8, 3, 0);
    }

    @Test
    void limitsTheLongSideThenCompresses() {
        RgbImage large = PatternPicture.of(800, 1536);
        RgbImage small = PatternPicture.of(100, 512);
        Resampler lanczos = Resampler.of(ResampleFilter.LANCZOS);

        assertSame(
                apply("web", large),
                JpegCodec.roundTrip(lanczos.resize(large, 400, 768), 60, ChromaSubsampling.YUV420));
        assertSame(
                apply("hard", large),
                JpegCodec.roundTrip(lanczos.resize(large, 267, 512), 40, ChromaSubsampling.YUV420));
        assertSame(apply("hard", small), JpegCodec.roundTrip(small, 40, ChromaSubsampling.YUV420));
    }

    @Test
    void givesAllPicturesTheSameSizeAndCompressionUnderUniform() {
        for (RgbImage image : new RgbImage[] {PatternPicture.of(1, 1), PatternPicture.of(90, 700)}) {
            RgbImage squashed = Resampler.of(ResampleFilter.LANCZOS).resize(image, 512, 512);

            assertSame(apply("uniform", image), JpegCodec.roundTrip(squashed, 90, ChromaSubsampling.YUV420));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"uniform", "jpeg:75", "webp:80", "blur:1", "resize:0.5", "crop:0.8", "noise:5", "web", "hard"})
    void givesAnImageTheSamePixelsEveryTimeAndNeverChangesItsInput(String condition) {
        RgbImage image = PatternPicture.of(64, 48);

        RgbImage first = apply(condition, image);

        assertSame(apply(condition, image), first);
        assertThat(image.rgb()).isEqualTo(PatternPicture.of(64, 48).rgb());
    }

    @Test
    void onlyNoiseDependsOnTheFile() {
        RgbImage image = PatternPicture.of(64, 48);

        assertThat(apply("noise:5", image, OTHER_SHA256).rgb())
                .isNotEqualTo(apply("noise:5", image).rgb());
        assertSame(apply("hard", image, OTHER_SHA256), apply("hard", image));
    }

    @Test
    void noiseHasTheStandardDeviationAskedFor() {
        byte[] grey = new byte[3 * 200 * 200];
        Arrays.fill(grey, (byte) 120);

        byte[] noisy = apply("noise:5", new RgbImage(200, 200, grey)).rgb();

        double variance = IntStream.range(0, noisy.length)
                .mapToDouble(i -> Math.pow((noisy[i] & 0xFF) - 120.0, 2))
                .average()
                .orElseThrow();
        // n = 120,000: standard error 0.10; rounding adds 1/12 to the variance.
        assertThat(variance).isCloseTo(25 + 1 / 12.0, within(0.52));
    }

    private static void assertSame(RgbImage actual, RgbImage expected) {
        assertThat(new int[] {actual.width(), actual.height()}).containsExactly(expected.width(), expected.height());
        assertThat(actual.rgb()).isEqualTo(expected.rgb());
    }
}
