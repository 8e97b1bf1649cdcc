package io.authentica.common.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResamplerTest {

    static List<String> expectations() {
        return EncodedPicture.lines("resampled.txt");
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void agreesWithPillowToTheLastBit(String expectation) {
        String[] fields = expectation.split(" ", 6);
        Resampler resampler = Resampler.of(ResampleFilter.valueOf(fields[0]));
        RgbImage picture = PatternPicture.of(Integer.parseInt(fields[1]), Integer.parseInt(fields[2]));

        RgbImage resized = resampler.resize(picture, Integer.parseInt(fields[3]), Integer.parseInt(fields[4]));

        assertThat(EncodedPicture.checksum(resized)).isEqualTo(fields[5]);
    }

    @Test
    void computesARegionAsPartOfTheWhole() {
        RgbImage picture = PatternPicture.of(61, 47);
        RgbImage whole = Resampler.BICUBIC.resize(picture, 40, 90);

        RgbImage region = Resampler.BICUBIC.resize(picture, 40, 90, new Resampler.Region(11, 23, 7, 5));

        for (int y = 0; y < 5; y++) {
            for (int i = 0; i < 7 * 3; i++) {
                assertThat(region.rgb()[y * 7 * 3 + i]).isEqualTo(whole.rgb()[((23 + y) * 40 + 11) * 3 + i]);
            }
        }
    }

    @Test
    void cutsARegionOutOfAPictureThatKeepsItsSize() {
        RgbImage picture = PatternPicture.of(20, 10);

        RgbImage region = Resampler.BILINEAR.resize(picture, 20, 10, new Resampler.Region(4, 3, 2, 1));

        int start = (3 * 20 + 4) * 3;
        assertThat(region.rgb()).isEqualTo(Arrays.copyOfRange(picture.rgb(), start, start + 6));
    }

    @Test
    void rejectsEmptySizes() {
        RgbImage picture = PatternPicture.of(2, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resampler.BILINEAR.resize(picture, 0, 5))
                .withMessage("width and height must be at least 1 but were 0x5");
    }
}
