package io.authentica.common.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreprocessorTest {

    private final Preprocessor squash = new Preprocessor(Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR));
    private final Preprocessor crop = new Preprocessor(Preprocessing.imageNet(ResizePolicy.SHORTER256_BICUBIC_CROP224));

    /** Expected: {@code torch.tensor(v, dtype=torch.uint8).float().div(255).sub(mean).div(std)}, torch 2.13. */
    @Test
    void normalisesToTheSameFloatsAsTorch() {
        RgbImage picture =
                new RgbImage(3, 1, new byte[] {0, 1, 77, (byte) 128, (byte) 128, (byte) 255, (byte) 255, 77, 0});

        assertThat(squash.normalise(picture))
                .containsExactly(
                        -2.117904f,
                        -2.0182073f,
                        -0.4623964f,
                        0.07406463f,
                        0.2051822f,
                        2.64f,
                        2.2489083f,
                        -0.687675f,
                        -1.8044444f);
    }

    @Test
    void preparesHeightByWidthByChannel() {
        // The left half black, the right half white.
        byte[] rgb = new byte[3 * 224 * 224];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 224 < 112 ? 0 : 255);
        }

        float[] input = squash.prepare(new RgbImage(224, 224, rgb));

        assertThat(input).hasSize(224 * 224 * 3);
        assertThat(input[0]).isEqualTo(-2.117904f);
        assertThat(input[2]).isEqualTo(-1.8044444f);
        assertThat(input[3 * 111 + 1]).isEqualTo(-2.0357141f);
        assertThat(input[3 * 112 + 1]).isEqualTo(2.4285715f);
        assertThat(input[3 * 224]).isEqualTo(-2.117904f);
    }

    @Test
    void usesTheMeanAndDeviationOfItsModel() {
        Preprocessing preprocessing =
                new Preprocessing(ResizePolicy.SQUASH_BILINEAR, List.of(0.0, 0.2, 1.0), List.of(1.0, 0.5, 0.25));

        float[] values = new Preprocessor(preprocessing).normalise(new RgbImage(1, 1, new byte[] {51, 51, 51}));

        assertThat(values).containsExactly(0.2f, 0f, -3.2f);
    }

    @Test
    void leavesAPictureOf224PixelsASideAlone() {
        RgbImage picture = PatternPicture.of(224, 224);

        assertThat(squash.resize(picture).rgb()).isEqualTo(picture.rgb());
    }

    @Test
    void cropsTheMiddleOfWhatHas256PixelsOnTheShorterSide() {
        // (401 - 224) / 2 = 88.5 and Python rounds it to 88; (256 - 224) / 2 = 16.
        RgbImage picture = PatternPicture.of(401, 256);

        RgbImage cropped = crop.resize(picture);

        assertThat(List.of(cropped.width(), cropped.height())).isEqualTo(List.of(224, 224));
        assertThat(cropped.rgb()[0]).isEqualTo(picture.rgb()[3 * (16 * 401 + 88)]);
        assertThat(cropped.rgb()[3 * 223]).isEqualTo(picture.rgb()[3 * (16 * 401 + 88 + 223)]);
    }

    /**
     * The whole of it would have 25.6 million pixels in each row. Expected: what Pillow makes of a picture 40 pixels wide, whose
     * middle is the same.
     */
    @Test
    void cropsExtremeProportionsWithoutMakingTheWhole() {
        byte[] rgb = new byte[3 * 100_000];
        for (int i = 150_000; i < rgb.length; i++) {
            rgb[i] = (byte) 200;
        }

        RgbImage cropped = crop.resize(new RgbImage(100_000, 1, rgb));

        assertThat(List.of(cropped.width(), cropped.height())).isEqualTo(List.of(224, 224));
        for (int row : List.of(0, 223)) {
            int start = 3 * 224 * row;
            assertThat(List.of(0, 50, 111, 112, 173, 223))
                    .extracting(x -> cropped.rgb()[start + 3 * x] & 0xFF)
                    .containsExactly(8, 43, 100, 100, 157, 192);
        }
    }
}
