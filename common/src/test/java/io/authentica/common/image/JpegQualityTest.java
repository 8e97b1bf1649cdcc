package io.authentica.common.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the estimate agrees with what Pillow encoded is tested where its files are, in the audit of train. */
class JpegQualityTest {

    private static byte[] encoded(int imageType, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, imageType), format, bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY})
    void theJdkEncodesAtQuality75ByDefault(int imageType) throws IOException {
        assertThat(JpegQuality.of(encoded(imageType, "jpg"))).contains(new JpegQuality(75, true));
    }

    @Test
    void whatIsNoWholeHeaderHasNoQuality() throws IOException {
        byte[] jpeg = encoded(BufferedImage.TYPE_INT_RGB, "jpg");

        assertThat(JpegQuality.of(encoded(BufferedImage.TYPE_INT_RGB, "png"))).isEmpty();
        assertThat(JpegQuality.of(Arrays.copyOf(jpeg, 100))).isEmpty();
        assertThat(JpegQuality.of(new byte[0])).isEmpty();
    }

    @Test
    void damageIsNoFailure() throws IOException {
        byte[] jpeg = encoded(BufferedImage.TYPE_INT_RGB, "jpg");
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 3_000; trial++) {
            byte[] damaged = jpeg.clone();
            for (int change = 0; change < 3; change++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> JpegQuality.of(damaged)).doesNotThrowAnyException();
        }
    }
}
