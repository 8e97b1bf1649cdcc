package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.modality.cv.Image;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.TranslateException;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.ResizePolicy;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFakeDatasetTest {

    private static final Preprocessing SHORTER = Preprocessing.imageNet(ResizePolicy.SHORTER256_BICUBIC_CROP224);

    @TempDir
    Path root = Path.of(".");

    private final List<Sample> samples = new ArrayList<>();

    @BeforeEach
    void writeImages() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5; i++) {
            BufferedImage image = new BufferedImage(240 + 10 * i, 250, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < image.getWidth() * 250; pixel++) {
                image.setRGB(pixel % image.getWidth(), pixel / image.getWidth(), random.nextInt());
            }
            ImageIO.write(image, "png", root.resolve(i + ".png").toFile());
            Label label = i == 1 || i == 4 ? Label.FAKE : Label.REAL;
            samples.add(new Sample(i + ".png", "", label, "m", "", "", Split.TRAIN));
        }
    }

    @Test
    void batchesHoldWhatThePreprocessorMakesInTheManifestsOrder() throws IOException, TranslateException {
        OpenFakeDataset dataset = OpenFakeDataset.builder()
                .setManifest(new Manifest(root, samples))
                .optPreprocessing(SHORTER)
                .setSampling(2, false)
                .build();
        Preprocessor preprocessor = new Preprocessor(SHORTER);
        List<Long> sizes = new ArrayList<>();
        int index = 0;

        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            for (Batch batch : dataset.getData(manager)) {
                NDArray data = batch.getData().singletonOrThrow();
                NDArray labels = batch.getLabels().singletonOrThrow();
                sizes.add(data.getShape().get(0));
                assertThat(data.getDataType()).isEqualTo(DataType.FLOAT32);
                assertThat(data.getShape()).isEqualTo(new Shape(sizes.get(sizes.size() - 1), 3, 224, 224));
                assertThat(labels.getDataType()).isEqualTo(DataType.INT64);
                for (long row = 0; row < data.getShape().get(0); row++) {
                    byte[] encoded = Files.readAllBytes(root.resolve(index + ".png"));
                    float[] expected = preprocessor.prepare(new ImageDecoder().decode("x", encoded));
                    assertThat(data.get(row).transpose(1, 2, 0).toFloatArray()).isEqualTo(expected);
                    assertThat(labels.getLong(row)).isEqualTo(index == 1 || index == 4 ? 1 : 0);
                    index++;
                }
                batch.close();
            }
        }

        assertThat(sizes).containsExactly(2L, 2L, 1L);
    }

    @Test
    void describesItselfAsDjlDataSetsDo() throws IOException {
        OpenFakeDataset dataset = OpenFakeDataset.builder()
                .setManifest(new Manifest(root, samples))
                .setSampling(2, false)
                .build();

        assertThat(dataset.size()).isEqualTo(5);
        assertThat(dataset.getClasses()).containsExactly("real", "fake");
        assertThat(dataset.getImageWidth()).contains(224);
        assertThat(dataset.getImageHeight()).contains(224);
        Image image = dataset.getImage(3);
        assertThat(image.getWidth()).isEqualTo(270);
        BufferedImage expected = ImageIO.read(root.resolve("3.png").toFile());
        assertThat(((BufferedImage) image.getWrappedImage()).getRGB(269, 17)).isEqualTo(expected.getRGB(269, 17));
    }

    @Test
    void namesTheFileThatCannotBeRead() throws IOException {
        Files.writeString(root.resolve("2.png"), "broken");
        OpenFakeDataset dataset = OpenFakeDataset.builder()
                .setManifest(new Manifest(root, samples))
                .setSampling(2, false)
                .build();

        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            assertThatThrownBy(() -> dataset.get(manager, 2))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("2.png: ");
        }
    }

    @Test
    void refusesAnEmptyManifest() {
        OpenFakeDataset.Builder builder = OpenFakeDataset.builder()
                .setManifest(new Manifest(root, samples).filter(Split.TEST))
                .setSampling(2, false);

        assertThatThrownBy(builder::build)
                .isInstanceOf(UserException.class)
                .hasMessage(root + ": the data set must have at least one image in this split");
    }
}
