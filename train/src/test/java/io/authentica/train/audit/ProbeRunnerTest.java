package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.image.ImageFormat;
import io.authentica.common.image.JpegQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbeRunnerTest {

    private static final int SEEDS = 200;

    @Test
    void theIntervalIncludesOneHalfAsOftenAsItSaysWhereHeadersSayNothing() {
        assertThat(covered(false)).isBetween(186, 199);
    }

    @Test
    void theIntervalIsHonestForPairsToo() {
        assertThat(covered(true)).isGreaterThanOrEqualTo(186);
    }

    @Test
    void aShortcutThatNoStraightLineSeparatesIsFound() {
        List<Scanned.Image> images = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 120; i++) {
            boolean fake = i % 2 == 1;
            // Fakes have middling qualities, reals low and high ones.
            int quality = fake ? random.nextInt(70, 80) : random.nextInt(20) + (random.nextInt(2) == 0 ? 50 : 80);
            images.add(image(i, fake, i < 60 ? Split.TRAIN : Split.TEST, quality, random));
        }

        Probe probe = ProbeRunner.run(images, new Groups(images.size()), 1);

        Probe.Result all = probe.result("all").orElseThrow();
        assertThat(all.estimate().auc()).isGreaterThan(0.95);
        assertThat(all.alarming()).isTrue();
        assertThat(all.features().get(0).feature()).isEqualTo("JPEG quality");
        assertThat(all.groups()).isEqualTo(120);
        assertThat(probe.result("train to test").orElseThrow().estimate().auc()).isGreaterThan(0.95);
        assertThat(probe.results())
                .extracting(Probe.Result::scope)
                .containsExactly("all", "train", "test", "train to test");
        assertThat(probe.skipped())
                .containsExactly(
                        new Probe.Skipped("validation", "needs 20 images of each class but has 0 real and 0 fake"),
                        new Probe.Skipped(
                                "train to validation", "needs 20 images of each class but has 0 real and 0 fake"));
    }

    @Test
    void alarmingIsAboveSixTenthsAndNotByChance() {
        assertThat(Probe.isAlarming(new AucEstimate(0.61, 0.51, 0.7, 9, 9))).isTrue();
        assertThat(Probe.isAlarming(new AucEstimate(0.6, 0.55, 0.65, 9, 9))).isFalse();
        assertThat(Probe.isAlarming(new AucEstimate(0.7, 0.5, 0.9, 9, 9))).isFalse();
    }

    @Test
    void groupsStayWholeAndClassesAreSpreadEvenly() {
        int[] groups = IntStream.range(0, 90).map(i -> i < 30 ? i / 3 : i).toArray();
        boolean[] isFake = new boolean[90];
        for (int i = 0; i < 90; i++) {
            isFake[i] = i % 3 == 0;
        }

        int[] folds = Folds.assign(groups, isFake, 5, 2);

        int[][] counts = new int[5][2];
        for (int i = 0; i < 90; i++) {
            assertThat(i < 30 ? folds[i] : folds[0]).isEqualTo(i < 30 ? folds[3 * (i / 3)] : folds[0]);
            counts[folds[i]][isFake[i] ? 1 : 0]++;
        }
        assertThat(counts).isDeepEqualTo(new int[][] {{12, 6}, {12, 6}, {12, 6}, {12, 6}, {12, 6}});
        assertThat(Folds.assign(groups, isFake, 5, 3)).isNotEqualTo(folds);
    }

    /** @return for how many of 200 data sets whose headers say nothing about the label the interval includes 0.5 */
    private static int covered(boolean inPairs) {
        int covered = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Scanned.Image> images = new ArrayList<>();
            Groups groups = new Groups(120);
            for (int i = 0; i < 120; i++) {
                int quality = random.nextInt(60, 100);
                boolean fake = inPairs ? i % 2 == 1 : i >= 60;
                if (inPairs && fake) {
                    HeaderFacts twin = images.get(i - 1).header();
                    int same = twin.details().jpeg().orElseThrow().quality().quality();
                    groups.join(i - 1, i);
                    quality = random.nextInt(4) > 0 ? same : quality;
                }
                images.add(image(i, fake, Split.TRAIN, quality, random));
            }
            ProbeRunner runner = new ProbeRunner(images, groups, seed);
            AucEstimate estimate =
                    AucEstimate.of(runner.crossValidated(IntStream.range(0, 120).toArray(), HeaderFeature.all()));
            covered += estimate.low() <= 0.5 && estimate.high() >= 0.5 ? 1 : 0;
        }
        return covered;
    }

    private static Scanned.Image image(int number, boolean fake, Split split, int quality, SplittableRandom random) {
        Label label = fake ? Label.FAKE : Label.REAL;
        HeaderFacts.Jpeg jpeg = new HeaderFacts.Jpeg(
                random.nextInt(2) == 0 ? "4:2:0" : "4:4:4", new JpegQuality(quality, true), "q" + quality);
        HeaderFacts header = new HeaderFacts(
                ImageFormat.JPEG,
                random.nextInt(300, 900),
                400 + 100 * random.nextInt(4),
                random.nextInt(20_000, 200_000),
                new HeaderFacts.Details("baseline", false, Set.of(), Optional.empty(), Optional.of(jpeg)));
        Sample sample = new Sample(number + ".jpg", "", label, "g", "", "", split);
        return new Scanned.Image(sample, header, "sha" + number, new PerceptualHash(number, 0));
    }
}
