package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.image.RgbImage;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerceptualHashTest {

    @ParameterizedTest
    @CsvSource({"64, 64", "200, 120", "37, 90"})
    void equalsTheReference(int width, int height) throws IOException {
        PerceptualHash hash = PerceptualHash.of(picture(width, height));

        assertThat(String.format("%016x", hash.bits()))
                .isEqualTo(Resources.reference()
                        .path("phash")
                        .path(width + "x" + height)
                        .asText());
        assertThat(hash.saysSomething()).isTrue();
    }

    @Test
    void flatPicturesAndGradientsSayNothing() {
        byte[] flat = new byte[3 * 40 * 40];
        Arrays.fill(flat, (byte) 200);
        byte[] gradient = new byte[3 * 40 * 40];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (byte) (i / 3 % 40 * 6);
        }

        assertThat(PerceptualHash.of(new RgbImage(40, 40, flat)).informative()).isZero();
        assertThat(PerceptualHash.of(new RgbImage(40, 40, gradient)).saysSomething())
                .isFalse();
    }

    @Test
    void sixteenCoefficientsAreEnoughAndFifteenAreNot() {
        assertThat(new PerceptualHash(5, 16).saysSomething()).isTrue();
        assertThat(new PerceptualHash(5, 15).saysSomething()).isFalse();
    }

    /** As in the reference script. */
    private static RgbImage picture(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = 3 * (y * width + x);
                rgb[i] = (byte) ((x / 8 * 37 + y / 8 * 101 + (x / 8) * (y / 8) * 53) % 256);
                rgb[i + 1] = (byte) (y * 255 / (height - 1));
                rgb[i + 2] = (byte) ((x / 5 + y / 7) % 2 * 120 + 60);
            }
        }
        return new RgbImage(width, height, rgb);
    }
}
