package io.authentica.train.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.PatternPicture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all of them. */
final class EveryAugmentationTest {

    static List<Augmentation> steps() {
        return EveryAugmentation.steps();
    }

    @Test
    void isInTheListOfAll() {
        assertThat(steps().stream().map(Object::getClass).distinct())
                .hasSameSizeAs(Augmentation.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void givesTheSamePictureForTheSameRandomNumbersAndLeavesItsInputAlone(Augmentation step) {
        RgbImage picture = PatternPicture.of(120, 90);
        byte[] before = picture.rgb().clone();

        RgbImage one = step.apply(picture, new SplittableRandom(4));
        RgbImage other = step.apply(picture, new SplittableRandom(4));

        assertThat(picture.rgb()).isEqualTo(before);
        assertThat(other.rgb()).isEqualTo(one.rgb());
        assertThat(other.width()).isEqualTo(one.width());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void takesPicturesOfAnyProportions(Augmentation step) {
        for (RgbImage picture : Stream.of(
                        PatternPicture.of(1, 1),
                        PatternPicture.of(1, 700),
                        PatternPicture.of(2500, 2),
                        PatternPicture.of(63, 65))
                .toList()) {
            for (int seed = 0; seed < 6; seed++) {
                RgbImage changed = step.apply(picture, new SplittableRandom(seed));

                assertThat((long) changed.width() * changed.height()).isBetween(1L, 64L * 4096);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void dependsOnTheSeed(Augmentation step) {
        RgbImage picture = PatternPicture.of(340, 200);

        List<Integer> results = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            results.add(Arrays.hashCode(
                    step.apply(picture, new SplittableRandom(seed)).rgb()));
        }

        assertThat(results.stream().distinct().count()).isGreaterThan(1);
    }

    @Test
    void keepsItsRandomnessWhateverTheOtherStepsAreSetTo() {
        RgbImage picture = PatternPicture.of(200, 150);
        for (Augmentation last : steps()) {
            RgbImage one = chain(new HorizontalFlip(0), last).apply(picture, 3, 8);
            // Draws once for every sample, where the flip draws once.
            RgbImage other = chain(new GaussianNoise(1, 0, 0), last).apply(picture, 3, 8);

            assertThat(other.rgb()).as("%s", last).isEqualTo(one.rgb());
        }
    }

    private static AugmentationChain chain(Augmentation... steps) {
        return new AugmentationChain(List.of(steps), 21);
    }
}
