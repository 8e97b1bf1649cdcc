package io.authentica.common.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of many formats, decoded and resized, against what Pillow 12 made of them. */
@Tag("reference-data")
class GoldenImagesTest {

    /** 1x500 and 3000x17: Pillow would have needed a picture of more than 20,000 pixels in between. */
    private static final int FILES_WITHOUT_CROP = 2;

    private static final int FILES = 31;
    private static final int MAX_LOSSY_DIFFERENCE = 2;
    private static final double MAX_LOSSY_MEAN_DIFFERENCE = 0.1;

    private final Path golden = Path.of(System.getProperty("authentica.referenceData", "absent"), "golden");

    @ParameterizedTest
    @EnumSource(ResizePolicy.class)
    void agreesWithPillow(ResizePolicy policy) throws IOException {
        assumeTrue(Files.isDirectory(golden), "no reference data");

        Preprocessor preprocessor = new Preprocessor(Preprocessing.imageNet(policy));
        int compared = 0;
        for (Path file : images()) {
            String name = fileName(file);
            RgbImage actual = preprocessor.resize(new ImageDecoder().decode(name, Files.readAllBytes(file)));
            assertThat(actual.width()).isEqualTo(Preprocessor.SIDE_PIXELS);
            assertThat(actual.height()).isEqualTo(Preprocessor.SIDE_PIXELS);
            Path expected = golden.resolve("resized").resolve(name + "." + policy.id() + ".png");
            if (Files.exists(expected)) {
                requireSame(name, actual, ImageIO.read(expected.toFile()));
                compared++;
            }
        }

        int missing = policy == ResizePolicy.SQUASH_BILINEAR ? 0 : FILES_WITHOUT_CROP;
        assertThat(compared).isEqualTo(FILES - missing);
    }

    @Test
    void readsTheSizeThatItDecodes() throws IOException {
        assumeTrue(Files.isDirectory(golden), "no reference data");

        for (Path file : images()) {
            byte[] encoded = Files.readAllBytes(file);
            RgbImage image = new ImageDecoder().decode(fileName(file), encoded);
            ImageHeader header = ImageHeader.read(fileName(file), encoded);
            assertThat(List.of(header.width(), header.height()))
                    .as(fileName(file))
                    .isEqualTo(List.of(image.width(), image.height()));
        }
    }

    /** The second input of the reference model is png-rgb.png, squashed and normalised by torch: [3, 224, 224]. */
    @Test
    void preparesTheInputOfTheReferenceModel() throws IOException {
        assumeTrue(Files.isDirectory(golden), "no reference data");
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(golden.resolve("model.safetensors")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int headerBytes = Math.toIntExact(file.getLong(0));
        JsonNode header = new ObjectMapper().readTree(file.array(), Long.BYTES, headerBytes);
        int start =
                Long.BYTES + headerBytes + header.at("/input/data_offsets/0").intValue();
        int plane = Preprocessor.SIDE_PIXELS * Preprocessor.SIDE_PIXELS;
        byte[] png = Files.readAllBytes(golden.resolve("images/png-rgb.png"));

        float[] prepared = new Preprocessor(Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR))
                .prepare(new ImageDecoder().decode("png-rgb.png", png));

        float[] expected = new float[prepared.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = file.getFloat(start + Float.BYTES * (3 * plane + i % 3 * plane + i / 3));
        }
        assertThat(prepared).isEqualTo(expected);
    }

    private static void requireSame(String name, RgbImage actual, BufferedImage expected) {
        long sum = 0;
        int largest = 0;
        for (int i = 0; i < actual.rgb().length; i++) {
            int pixel = expected.getRGB(i / 3 % Preprocessor.SIDE_PIXELS, i / 3 / Preprocessor.SIDE_PIXELS);
            int sample = (pixel >> (16 - 8 * (i % 3))) & 0xFF;
            int difference = Math.abs(sample - (actual.rgb()[i] & 0xFF));
            sum += difference;
            largest = Math.max(largest, difference);
        }
        boolean lossy = name.endsWith(".jpg") || name.equals("webp-lossy.webp") || name.equals("webp-alpha.webp");
        assertThat(largest).as("largest difference of %s", name).isLessThanOrEqualTo(lossy ? MAX_LOSSY_DIFFERENCE : 0);
        assertThat((double) sum / actual.rgb().length)
                .as("mean difference of %s", name)
                .isLessThanOrEqualTo(MAX_LOSSY_MEAN_DIFFERENCE);
    }

    private List<Path> images() throws IOException {
        try (Stream<Path> files = Files.list(golden.resolve("images"))) {
            return files.sorted().toList();
        }
    }

    private static String fileName(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }
}
