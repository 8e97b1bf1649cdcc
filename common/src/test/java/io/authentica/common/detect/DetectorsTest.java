package io.authentica.common.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.authentica.common.TestPackages;
import io.authentica.common.calibration.Calibration;
import io.authentica.common.image.UnreadableImageException;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DetectorsTest {

    private static final Placement ON_CPU = Placement.allCores(EngineChoice.AUTO, new DeviceChoice.Cpu());

    @TempDir
    private Path directory;

    private static byte[] png(int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0xFF8040);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void goesFromBytesToAVerdictByThePackagesThreshold() throws IOException {
        Path packageDirectory = directory.resolve("package");
        TestPackages.write(packageDirectory);

        try (Detector detector = Detectors.open(packageDirectory, ON_CPU, 600)) {
            float[] prepared = detector.prepare("a.png", png(30, 20));
            FakeProbability probability =
                    detector.fakeProbabilities(List.of(prepared)).get(0);

            assertThat(probability.raw()).isBetween(0.0, 1.0);
            assertThat(probability.calibrated()).isEqualTo(probability.raw());
            assertThat(detector.isFake(FakeProbability.uncalibrated(0.25))).isFalse();
            assertThat(detector.isFake(FakeProbability.uncalibrated(Math.nextUp(0.25))))
                    .isTrue();
            assertThat(detector.engineName()).isEqualTo("onnxruntime");
            assertThat(detector.deviceName()).isEqualTo("cpu");
            assertThatThrownBy(() -> detector.prepare("big.png", png(601, 1)))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageStartingWith("big.png: ");
            assertThatThrownBy(() -> detector.prepare("a.txt", "hello".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(UnreadableImageException.class);
        }
    }

    @Test
    void givesTheRawAndTheCalibratedProbabilityAndJudgesByTheCalibratedOne() throws IOException {
        Path packageDirectory = directory.resolve("package");
        TestPackages.write(packageDirectory, new Calibration.Platt(0.5, 3));

        try (Detector detector = Detectors.open(packageDirectory, ON_CPU)) {
            float[] first = detector.prepare("a.png", png(30, 20));
            float[] second = detector.prepare("b.png", png(400, 300));
            List<FakeProbability> probabilities = detector.fakeProbabilities(List.of(first, second));

            assertThat(probabilities).hasSize(2).allSatisfy(probability -> {
                double fakeMinusReal = Math.log(probability.raw() / (1 - probability.raw()));
                assertThat(probability.calibrated())
                        .isEqualTo(1 / (1 + Math.exp(-(0.5 * fakeMinusReal + 3))), within(1e-9));
            });
            assertThat(detector.isFake(new FakeProbability(0.9, 0.25))).isFalse();
            assertThat(detector.isFake(new FakeProbability(0.1, Math.nextUp(0.25))))
                    .isTrue();
        }
    }

    @Test
    void refusesAGpuThatIsNotThere() {
        assertThatThrownBy(() -> new DeviceChoice.Cuda(999).resolve())
                .hasMessageStartingWith("device cuda:999 must be one of the ");
    }

    @Test
    void namesTheDevicesThatThereAre() {
        assertThat(DeviceChoice.parse("cuda:3")).isEqualTo(new DeviceChoice.Cuda(3));
        assertThatThrownBy(() -> DeviceChoice.parse("gpu"))
                .hasMessage("device must be auto, cpu or cuda:N but was 'gpu'");
    }
}
