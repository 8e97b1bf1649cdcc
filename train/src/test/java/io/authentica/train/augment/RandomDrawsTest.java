package io.authentica.train.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.PatternPicture;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often and how much: each bound is at least five standard deviations of what is expected. */
final class RandomDrawsTest {

    private static RgbImage grey(int side, int level) {
        byte[] rgb = new byte[3 * side * side];
        Arrays.fill(rgb, (byte) level);
        return new RgbImage(side, side, rgb);
    }

    @Test
    void noiseHasTheStandardDeviationAskedForAndNoMean() {
        byte[] noisy = new GaussianNoise(1, 6, 6)
                .apply(grey(200, 120), new SplittableRandom(5))
                .rgb();

        double mean = IntStream.range(0, noisy.length)
                .map(i -> noisy[i] & 0xFF)
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, noisy.length)
                .mapToDouble(i -> Math.pow((noisy[i] & 0xFF) - mean, 2))
                .average()
                .orElseThrow();
        // n = 120,000: standard errors 0.017 and 0.15; rounding adds 1/12 to the variance.
        assertThat(mean).isCloseTo(120, within(0.09));
        assertThat(variance).isCloseTo(36 + 1 / 12.0, within(0.75));
    }

    @Test
    void noiseIsAnotherForEachPixelAndChannel() {
        byte[] noisy = new GaussianNoise(1, 6, 6)
                .apply(grey(100, 120), new SplittableRandom(5))
                .rgb();

        double product = IntStream.range(0, noisy.length - 1)
                .mapToDouble(i -> ((noisy[i] & 0xFF) - 120.0) * ((noisy[i + 1] & 0xFF) - 120.0))
                .average()
                .orElseThrow();
        // Covariance of neighbours, standard error 36 / sqrt(30,000) = 0.21.
        assertThat(product).isCloseTo(0, within(1.1));
    }

    @Test
    void noiseIsClippedAtBlackAndWhite() {
        byte[] black = new GaussianNoise(1, 50, 50)
                .apply(grey(40, 0), new SplittableRandom(1))
                .rgb();

        long zeros = IntStream.range(0, black.length).filter(i -> black[i] == 0).count();
        assertThat((double) zeros / black.length).isCloseTo(0.5, within(0.05));
    }

    @Test
    void stepsHappenWithTheirProbability() {
        int flips = 0;
        AugmentationChain chain = new AugmentationChain(List.of(new HorizontalFlip(0.3)), 9);
        RgbImage picture = PatternPicture.of(3, 1);
        for (int sample = 0; sample < 4000; sample++) {
            flips += Arrays.equals(chain.apply(picture, 0, sample).rgb(), picture.rgb()) ? 0 : 1;
        }

        // Binomial(4000, 0.3) has a standard deviation of 29.
        assertThat(flips).isBetween(1200 - 145, 1200 + 145);
    }

    @Test
    void chainsOfAMixtureAreTakenByWeight() {
        OneOf mixture = new OneOf(List.of(
                new OneOf.Choice(3, List.of()),
                new OneOf.Choice(0, List.of(new GaussianBlur(1, 1, 1))),
                new OneOf.Choice(1, List.of(new ShrinkLongSide(1, 2, 2, ResampleFilter.BOX)))));
        RgbImage picture = PatternPicture.of(4, 4);

        int kept = 0;
        int shrunk = 0;
        for (int seed = 0; seed < 4000; seed++) {
            RgbImage changed = mixture.apply(picture, new SplittableRandom(seed));
            kept += Arrays.equals(changed.rgb(), picture.rgb()) ? 1 : 0;
            shrunk += changed.width() == 2 ? 1 : 0;
        }

        // Binomial(4000, 0.75) has a standard deviation of 27.
        assertThat(kept).isBetween(3000 - 137, 3000 + 137);
        assertThat(kept + shrunk).isEqualTo(4000);
    }

    @Test
    void limitsOfRangesAreReached() {
        ShrinkLongSide shrink = new ShrinkLongSide(1, 10, 12, ResampleFilter.BILINEAR);
        RgbImage picture = PatternPicture.of(40, 20);

        assertThat(IntStream.range(0, 60)
                        .map(seed -> shrink.apply(picture, new SplittableRandom(seed))
                                .width()))
                .contains(10, 11, 12)
                .allMatch(width -> width >= 10 && width <= 12);
    }

    @Test
    void cropsEveryPartOfAPictureAsLargeAsTheCropOrLarger() {
        RandomCrop crop = new RandomCrop(1, 2, RandomCrop.SmallPicture.ENLARGE);
        RgbImage picture = PatternPicture.of(4, 2);

        // Red is 3 x in the first row: which column the crop began with.
        assertThat(IntStream.range(0, 60)
                        .map(seed ->
                                crop.apply(picture, new SplittableRandom(seed)).rgb()[0])
                        .distinct()
                        .sorted())
                .containsExactly(0, 3, 6);
    }

    @Test
    void mirrorsASmallPictureBeyondItsEdges() {
        RgbImage picture = new RgbImage(2, 1, new byte[] {1, 2, 3, 4, 5, 6});

        RgbImage square = new RandomCrop(1, 5, RandomCrop.SmallPicture.MIRROR).apply(picture, new SplittableRandom(1));

        assertThat(IntStream.range(0, 25)
                        .map(i -> square.rgb()[3 * i])
                        .boxed()
                        .toList()
                        .subList(0, 5))
                .containsExactly(1, 4, 4, 1, 1);
        assertThat(square.height()).isEqualTo(5);
    }

    @Test
    void enlargesASmallPictureAndKeepsItsProportions() {
        RgbImage square =
                new RandomCrop(1, 8, RandomCrop.SmallPicture.ENLARGE).apply(grey(3, 90), new SplittableRandom(1));

        assertThat(square.width()).isEqualTo(8);
        assertThat(square.rgb()).containsOnly(90);
    }

    @Test
    void leavesAPictureWithinTheLimitAlone() {
        RgbImage picture = PatternPicture.of(30, 20);

        assertThat(new ShrinkLongSide(1, 30, 30, ResampleFilter.BICUBIC).apply(picture, new SplittableRandom(1)))
                .isSameAs(picture);
        assertThat(new ShrinkLongSide(1, 29, 29, ResampleFilter.BICUBIC)
                        .apply(picture, new SplittableRandom(1))
                        .height())
                .isEqualTo(19);
    }
}
