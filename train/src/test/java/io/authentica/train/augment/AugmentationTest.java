package io.authentica.train.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.ChromaSubsampling;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AugmentationTest {

    private static final List<ChromaSubsampling> YUV420 = List.of(ChromaSubsampling.YUV420);

    private static RgbImage gradient(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (i % width * 255 / width);
            rgb[3 * i + 1] = (byte) (i / width * 255 / height);
            rgb[3 * i + 2] = (byte) 77;
        }
        return new RgbImage(width, height, rgb);
    }

    @Test
    void flipsColumnsAndKeepsChannels() {
        RgbImage image = new RgbImage(2, 1, new byte[] {1, 2, 3, 4, 5, 6});

        RgbImage flipped = new HorizontalFlip(1).apply(image, new SplittableRandom(1));

        assertThat(flipped.rgb()).containsExactly(4, 5, 6, 1, 2, 3);
    }

    @Test
    void flippedTwiceAPictureIsItself() {
        RgbImage image = gradient(7, 5);

        assertThat(HorizontalFlip.flip(HorizontalFlip.flip(image)).rgb()).isEqualTo(image.rgb());
    }

    @Test
    void cropsAContiguousPart() {
        RgbImage image = gradient(100, 80);

        RgbImage part = new RandomResizedCrop(1, 0.25, 1.2).apply(image, new SplittableRandom(3));

        assertThat((long) part.width() * part.height()).isBetween(1_950L, 8_000L);
        // Neighbours of the gradient stay neighbours: a row begins where it begins and rises by 2 or 3 a pixel.
        int left = part.rgb()[0] & 0xFF;
        int next = part.rgb()[3] & 0xFF;
        assertThat(next - left).isBetween(2, 3);
    }

    @Test
    void compressesALittleButNotMuch() {
        RgbImage image = gradient(64, 48);

        RgbImage compressed = new JpegCompression(1, 90, 90, YUV420, 0).apply(image, new SplittableRandom(1));

        assertThat(compressed.width()).isEqualTo(64);
        assertThat(compressed.rgb()).isNotEqualTo(image.rgb());
        long difference = 0;
        for (int i = 0; i < image.rgb().length; i++) {
            difference += Math.abs((image.rgb()[i] & 0xFF) - (compressed.rgb()[i] & 0xFF));
        }
        assertThat((double) difference / image.rgb().length).isLessThan(4);
    }

    @Test
    void probabilityZeroChangesNothing() {
        RgbImage image = gradient(32, 32);
        AugmentationChain chain = new AugmentationChain(
                List.of(
                        new HorizontalFlip(0),
                        new RandomResizedCrop(0, 0.5, 2),
                        new JpegCompression(0, 50, 60, YUV420, 1)),
                1);

        assertThat(chain.apply(image, 0, 0)).isSameAs(image);
    }

    @Test
    void dependsOnSeedEpochAndSample() {
        RgbImage image = gradient(64, 64);
        AugmentationChain chain = new AugmentationChain(List.of(new RandomResizedCrop(1, 0.1, 2)), 11);

        assertThat(chain.apply(image, 3, 5).rgb())
                .isEqualTo(chain.apply(image, 3, 5).rgb());
        assertThat(chain.apply(image, 3, 5).rgb())
                .isNotEqualTo(chain.apply(image, 4, 5).rgb())
                .isNotEqualTo(chain.apply(image, 3, 6).rgb());
    }

    @Test
    void namesTheKeyTheRuleAndTheValue() {
        assertThatThrownBy(() -> new HorizontalFlip(1.5)).hasMessage("probability must be in [0, 1] but was 1.5");
        assertThatThrownBy(() -> new JpegCompression(0.5, 80, 70, YUV420, 0))
                .hasMessage("max_quality must be in [80, 100] but was 70");
        assertThatThrownBy(() -> new RandomResizedCrop(0.5, 0, 1)).hasMessage("min_area must be in (0, 1] but was 0.0");
        assertThatThrownBy(() -> new ColourJitter(1, 0, 0, 0, 0.51)).hasMessage("hue must be in [0, 0.5] but was 0.51");
        assertThatThrownBy(() -> new GaussianBlur(1, 2, 1))
                .hasMessage("max_sigma_pixels must be in [2, 20] but was 1.0");
        assertThatThrownBy(() -> new GaussianNoise(1, -1, 1))
                .hasMessage("min_sigma_levels must be in [0, 255] but was -1.0");
        assertThatThrownBy(() -> new JpegCompression(1, 80, 90, List.of(), 0))
                .hasMessage("subsampling must not be empty");
        assertThatThrownBy(() -> new WebpCompression(1, 0, 90)).hasMessage("min_quality must be in [1, 100] but was 0");
        assertThatThrownBy(() -> new RandomCrop(1, 0, RandomCrop.SmallPicture.MIRROR))
                .hasMessage("side_pixels must be in [1, 4096] but was 0");
        assertThatThrownBy(() -> new Thumbnail(1, 300, 200, 50, 60))
                .hasMessage("max_long_side_pixels must be in [300, 100000] but was 200");
        assertThatThrownBy(() -> new OneOf(List.of(new OneOf.Choice(0, List.of()))))
                .hasMessage("choices must have a weight above 0 among them");
    }
}
