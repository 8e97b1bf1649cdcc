package io.authentica.train.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.RgbImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticScenesTest {

    private static final int SCENES = 12;

    @Test
    void aSceneDependsOnItsNumberItsSplitAndTheSeedOnly() {
        byte[] picture = SyntheticScenes.draw(1, Split.TRAIN, 3).get(1).jpeg();

        assertThat(SyntheticScenes.draw(1, Split.TRAIN, 3).get(1).jpeg()).isEqualTo(picture);
        assertThat(SyntheticScenes.draw(2, Split.TRAIN, 3).get(1).jpeg()).isNotEqualTo(picture);
        assertThat(SyntheticScenes.draw(1, Split.TRAIN, 5).get(1).jpeg()).isNotEqualTo(picture);
        assertThat(SyntheticScenes.draw(1, Split.VALIDATION, 3).get(1).jpeg()).isNotEqualTo(picture);
    }

    @Test
    void brightnessAndFileSizeDoNotTellTheClasses() throws IOException {
        double realBrightness = 0;
        double fakeBrightness = 0;
        double realBytes = 0;
        double fakeBytes = 0;
        for (SyntheticPicture picture : pictures(Split.TEST)) {
            if (picture.label() == Label.REAL) {
                realBrightness += mean(decode(picture)) / SCENES;
                realBytes += (double) picture.jpeg().length / SCENES;
            } else {
                fakeBrightness += mean(decode(picture)) / SCENES;
                fakeBytes += (double) picture.jpeg().length / SCENES;
            }
        }

        assertThat(fakeBrightness).isCloseTo(realBrightness, within(2.0));
        assertThat(fakeBytes / realBytes).isCloseTo(1, within(0.25));
    }

    @Test
    void transposedConvolutionLeavesACheckerboardThatTheCameraDoesNot() throws IOException {
        for (SyntheticPicture picture : pictures(Split.TRAIN)) {
            double checkerboard = checkerboard(decode(picture));
            if (picture.generator().equals("simulated-transposed")) {
                assertThat(checkerboard).isGreaterThan(2);
            } else if (picture.label() == Label.REAL) {
                assertThat(checkerboard).isLessThan(0.5);
            }
        }
    }

    private static List<SyntheticPicture> pictures(Split split) {
        List<SyntheticPicture> pictures = new ArrayList<>();
        for (int scene = 0; scene < SCENES; scene++) {
            pictures.addAll(SyntheticScenes.draw(1, split, scene));
        }
        return pictures;
    }

    private static RgbImage decode(SyntheticPicture picture) throws IOException {
        RgbImage image = new ImageDecoder().decode(picture.generator(), picture.jpeg());
        assertThat(image.width()).isEqualTo(224);
        assertThat(image.height()).isEqualTo(224);
        return image;
    }

    private static double mean(RgbImage image) {
        long sum = 0;
        for (byte value : image.rgb()) {
            sum += value & 0xFF;
        }
        return (double) sum / image.rgb().length;
    }

    /** How much brighter green is in even columns than in odd ones, on a scale of 0 to 255. */
    private static double checkerboard(RgbImage image) {
        long difference = 0;
        for (int pixel = 0; pixel < image.width() * image.height(); pixel++) {
            int green = image.rgb()[3 * pixel + 1] & 0xFF;
            difference += pixel % 2 == 0 ? green : -green;
        }
        return Math.abs(difference) / (image.width() * image.height() / 2.0);
    }
}
