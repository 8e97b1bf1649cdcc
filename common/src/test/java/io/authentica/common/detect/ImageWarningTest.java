package io.authentica.common.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.image.ImageFacts;
import io.authentica.common.image.ImageFormat;
import io.authentica.common.image.ResizePolicy;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageWarningTest {

    private static List<String> warnings(int width, int height, Optional<Integer> quality) {
        return lines(new ImageFacts(ImageFormat.JPEG, width, height, quality), ResizePolicy.SQUASH_BILINEAR);
    }

    private static List<String> lines(ImageFacts facts, ResizePolicy policy) {
        return ImageWarning.of(facts, policy).stream().map(ImageWarning::line).toList();
    }

    @Test
    void aPictureIsSmallWithAShorterSideOf223Pixels() {
        assertThat(warnings(224, 300, Optional.empty())).isEmpty();
        assertThat(warnings(300, 223, Optional.empty()))
                .containsExactly("small: 300x223 pixels, fewer on a side than the network's 224");
    }

    @Test
    void aPictureIsHeavilyCompressedBelowQuality50() {
        assertThat(warnings(500, 400, Optional.of(50))).isEmpty();
        assertThat(warnings(500, 400, Optional.of(49))).containsExactly("compressed: JPEG quality about 49");
    }

    @Test
    void anAspectIsStrangeBeyondThreeToOne() {
        assertThat(warnings(900, 300, Optional.empty())).isEmpty();
        assertThat(warnings(1050, 300, Optional.empty()))
                .containsExactly("aspect: 3.5 times as wide as high, the network sees it squashed to a square");
        assertThat(lines(
                        new ImageFacts(ImageFormat.PNG, 300, 1200, Optional.empty()),
                        ResizePolicy.SHORTER256_BICUBIC_CROP224))
                .containsExactly("aspect: 4.0 times as high as wide, the network sees only its middle");
    }

    @Test
    void severalComeTogether() {
        assertThat(warnings(10, 100, Optional.of(5))).hasSize(3);
    }

    @Test
    void factsComeFromTheHeader() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(50, 40, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);

        assertThat(ImageFacts.of(jpeg.toByteArray()))
                .contains(new ImageFacts(ImageFormat.JPEG, 50, 40, Optional.of(75)));
        assertThat(ImageFacts.of(new byte[] {1, 2, 3})).isEmpty();
    }
}
