package io.authentica.common.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageDecoderTest {

    private final ImageDecoder decoder = new ImageDecoder();

    static List<EncodedPicture> pictures() {
        return EncodedPicture.all();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void decodesAsPillowDoes(EncodedPicture picture) throws UnreadableImageException {
        RgbImage image = decoder.decode(picture.name(), picture.encoded());

        assertThat(List.of(image.width(), image.height())).isEqualTo(List.of(picture.width(), picture.height()));
        assertThat(EncodedPicture.checksum(image)).isEqualTo(picture.decoded());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void preprocessesAsPillowDoes(EncodedPicture picture) throws UnreadableImageException {
        RgbImage image = decoder.decode(picture.name(), picture.encoded());

        assertThat(EncodedPicture.checksum(
                        preprocessor(ResizePolicy.SQUASH_BILINEAR).resize(image)))
                .isEqualTo(picture.squashed());
        assertThat(EncodedPicture.checksum(
                        preprocessor(ResizePolicy.SHORTER256_BICUBIC_CROP224).resize(image)))
                .isEqualTo(picture.cropped());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void readsHeaderWithoutDecoding(EncodedPicture picture) throws UnreadableImageException {
        ImageHeader header = ImageHeader.read(picture.name(), picture.encoded());

        String suffix = picture.name().substring(picture.name().lastIndexOf('.') + 1);
        assertThat(header.format().name()).isEqualTo(suffix.equals("jpg") ? "JPEG" : suffix.toUpperCase(Locale.ROOT));
        assertThat(List.of(header.width(), header.height())).isEqualTo(List.of(picture.width(), picture.height()));
    }

    @Test
    void decodesWhatImageIoWrote() throws IOException {
        RgbImage expected = PatternPicture.of(57, 33);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(57, 33, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 57 * 33; i++) {
            int red = expected.rgb()[3 * i] & 0xFF;
            int green = expected.rgb()[3 * i + 1] & 0xFF;
            int blue = expected.rgb()[3 * i + 2] & 0xFF;
            image.setRGB(i % 57, i / 57, (red << 16) | (green << 8) | blue);
        }
        assertThat(ImageIO.write(image, "png", png)).isTrue();

        assertThat(decoder.decode("x.png", png.toByteArray()).rgb()).isEqualTo(expected.rgb());
    }

    @Test
    void acceptsExactlyTheLimitOfPixels() throws UnreadableImageException {
        EncodedPicture picture = EncodedPicture.named("rgb.png");

        RgbImage image = new ImageDecoder(45 * 31).decode("x.png", picture.encoded());

        assertThat(image.width()).isEqualTo(45);
        assertThatThrownBy(() -> new ImageDecoder(45 * 31 - 1).decode("x.png", picture.encoded()))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessage("x.png: image must have at most 1394 pixels and 100000 on a side but has 45x31");
    }

    @Test
    void rejectsLimitsThatNoArrayCouldHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageDecoder(0))
                .withMessageContaining("was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageDecoder(Integer.MAX_VALUE))
                .withMessageContaining("was 2147483647");
    }

    @Test
    void servesSeveralThreadsAtOnce() throws Exception {
        EncodedPicture picture = EncodedPicture.named("420.jpg");
        Callable<String> task = () -> EncodedPicture.checksum(decoder.decode("x.jpg", picture.encoded()));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<String> checksum : threads.invokeAll(Collections.nCopies(40, task))) {
                assertThat(checksum.get()).isEqualTo(picture.decoded());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Preprocessor preprocessor(ResizePolicy policy) {
        return new Preprocessor(Preprocessing.imageNet(policy));
    }
}
