package io.authentica.common.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StructureCheckTest {

    private final ImageDecoder decoder = new ImageDecoder();

    static List<EncodedPicture> pictures() {
        return UnreadableImagesTest.pictures();
    }

    @Test
    void acceptsEveryPictureThatDecodesAndTellsItsSize() throws UnreadableImageException {
        for (EncodedPicture picture : EncodedPicture.all()) {
            ImageHeader header = decoder.checkStructure(picture.name(), picture.encoded());

            assertThat(header.width()).as(picture.name()).isEqualTo(picture.width());
            assertThat(header.height()).as(picture.name()).isEqualTo(picture.height());
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void refusesFilesCutShort(EncodedPicture picture) {
        for (int tenths = 0; tenths < 10; tenths += 3) {
            byte[] cut = Arrays.copyOf(picture.encoded(), (picture.encoded().length - 24) * tenths / 10);

            assertThatThrownBy(() -> decoder.checkStructure("cut", cut))
                    .as("%s of %d bytes", picture.name(), cut.length)
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageStartingWith("cut: ");
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void refusesNothingThatDecodes(EncodedPicture picture) {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = picture.encoded().clone();
            damaged[random.nextInt(Math.min(damaged.length, 300))] = (byte) random.nextInt(256);
            if (!passes(damaged)) {
                assertThatThrownBy(() -> decoder.decode("x", damaged)).isInstanceOf(UnreadableImageException.class);
            }
        }
    }

    private boolean passes(byte[] encoded) {
        try {
            decoder.checkStructure("x", encoded);
            return true;
        } catch (UnreadableImageException refused) {
            return false;
        }
    }
}
