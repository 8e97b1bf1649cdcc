package io.authentica.train.calibrate;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.metrics.WilsonInterval;
import io.authentica.common.modelpackage.DecisionThreshold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How the threshold of a package is chosen. In recipes a mapping with the key {@code type}.
 *
 * <p>Rates of a threshold on the images that chose it are a little better than on new ones; its text gives them with their Wilson
 * 95 % intervals and says on which images they were reached.
 */
public sealed interface ThresholdRule {

    /** Of either class, where a rate is maximised: fewer say too little about it. */
    int LEAST_IMAGES = 10;

    /** @throws io.authentica.common.cli.UserException if there are too few images to choose a threshold with */
    void requireImages(ImageCounts counts);

    /**
     * Chooses the threshold.
     *
     * @param calibration that of the package
     * @throws io.authentica.common.cli.UserException if there are too few images
     */
    DecisionThreshold choose(CalibrationImages images, Calibration calibration);

    /** {@code type: fixed}: a value that no image chooses. */
    record Fixed(double value) implements ThresholdRule {

        public Fixed {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("value must be in [0, 1] but was " + value);
            }
        }

        @Override
        public void requireImages(ImageCounts counts) {}

        @Override
        public DecisionThreshold choose(CalibrationImages images, Calibration calibration) {
            return new DecisionThreshold(value, "fixed at " + value);
        }
    }

    /**
     * {@code type: best-balanced-accuracy}: the mean of true-positive and true-negative rate is as large as it can be (Youden 1950).
     * Of equally good thresholds the highest: it calls the fewest reals fake.
     */
    record BestBalancedAccuracy() implements ThresholdRule {

        @Override
        public void requireImages(ImageCounts counts) {
            counts.require("threshold: best-balanced-accuracy", LEAST_IMAGES, LEAST_IMAGES);
        }

        @Override
        public DecisionThreshold choose(CalibrationImages images, Calibration calibration) {
            requireImages(new ImageCounts(images.reals(), images.fakes()));
            long reals = images.reals();
            long fakes = images.fakes();
            // The true-positive minus the false-positive rate, times both counts: whole numbers, so ties are exact.
            Comparator<Cut> better =
                    Comparator.comparingLong(cut -> cut.truePositives() * reals - cut.falsePositives() * fakes);
            Cut best = first(better, Cut.all(images.fakeProbabilities(calibration), images.truth()));
            double balancedAccuracy =
                    (best.truePositives() / (double) fakes + 1 - best.falsePositives() / (double) reals) / 2;
            return threshold(
                    best, images, String.format(Locale.ROOT, "best balanced accuracy, %.4f", balancedAccuracy));
        }
    }

    /**
     * {@code type: max-false-positive-rate}: as many fakes as possible are found while at most this share of reals is called fake. Of
     * equally good thresholds the highest.
     *
     * @param rate above 0 and below 1, such as 0.01; needs so many reals that one of them may be called fake: fewer cannot tell
     *     the rate from 0
     */
    record MaxFalsePositiveRate(double rate) implements ThresholdRule {

        public MaxFalsePositiveRate {
            if (!(rate > 0 && rate < 1)) {
                throw new IllegalArgumentException("rate must be above 0 and below 1 but was " + rate);
            }
        }

        @Override
        public void requireImages(ImageCounts counts) {
            long leastReals = BigDecimal.ONE
                    .divide(BigDecimal.valueOf(rate), 0, RoundingMode.CEILING)
                    .longValue();
            counts.require("threshold: max-false-positive-rate " + rate, leastReals, LEAST_IMAGES);
        }

        @Override
        public DecisionThreshold choose(CalibrationImages images, Calibration calibration) {
            requireImages(new ImageCounts(images.reals(), images.fakes()));
            // In decimals: as doubles, 0.29 * 100 is less than 29.
            long allowed = BigDecimal.valueOf(rate)
                    .multiply(BigDecimal.valueOf(images.reals()))
                    .longValue();
            List<Cut> within = Cut.all(images.fakeProbabilities(calibration), images.truth()).stream()
                    .filter(cut -> cut.falsePositives() <= allowed)
                    .toList();
            return threshold(
                    first(Comparator.comparingInt(Cut::truePositives), within),
                    images,
                    "most fakes found with a false-positive rate of at most " + rate);
        }
    }

    /** The highest of those than which none is better: cuts come from the highest down. */
    private static Cut first(Comparator<Cut> better, List<Cut> cuts) {
        Cut best = cuts.get(0);
        for (Cut cut : cuts) {
            if (better.compare(cut, best) > 0) {
                best = cut;
            }
        }
        return best;
    }

    private static DecisionThreshold threshold(Cut cut, CalibrationImages images, String rule) {
        return new DecisionThreshold(
                cut.threshold(),
                "%s; on the %d real and %d fake images of the calibration part of split validation that chose it: %s, %s"
                        .formatted(
                                rule,
                                images.reals(),
                                images.fakes(),
                                rate("false-positive rate", cut.falsePositives(), images.reals()),
                                rate("true-positive rate", cut.truePositives(), images.fakes())));
    }

    private static String rate(String name, long part, long whole) {
        WilsonInterval interval = WilsonInterval.of(part, whole).orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s %.4f (95 %% interval %.4f-%.4f)",
                name,
                part / (double) whole,
                interval.low(),
                interval.high());
    }
}
