package io.authentica.train.calibrate;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.UncertainBand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How the band around the threshold is chosen in which no verdict is given. In recipes a mapping with the key {@code type}. */
public sealed interface UncertainRule {

    /** @throws io.authentica.common.cli.UserException if there are too few images to choose a band with */
    void requireImages(ImageCounts counts);

    /**
     * Chooses the band.
     *
     * @param calibration that of the package
     * @param threshold that of the package
     * @return an empty one where the rule asks for none or finds none
     * @throws io.authentica.common.cli.UserException if there are too few images
     */
    UncertainBand choose(CalibrationImages images, Calibration calibration, DecisionThreshold threshold);

    /** {@code type: none}: every image gets a verdict. */
    record None() implements UncertainRule {

        @Override
        public void requireImages(ImageCounts counts) {}

        @Override
        public UncertainBand choose(CalibrationImages images, Calibration calibration, DecisionThreshold threshold) {
            return UncertainBand.none(threshold, "none: the recipe asks for none");
        }
    }

    /**
     * {@code type: max-error-rate}: the narrowest band that leaves verdicts of which at most this share is wrong, real and fake taken
     * together (selective classification by confidence, as in Geifman and El-Yaniv 2017). It reaches as far to one side of the
     * threshold as to the other on the scale of calibrated logits; its edges lie half way to the next image outside, so that the last
     * digit of none decides.
     *
     * <p>The band is empty where the verdicts are right often enough without one, and where every band that makes them so leaves too
     * few: fewer than 10, or so few that not one of them may be wrong.
     *
     * @param rate above 0 and below 1, such as 0.1
     */
    record MaxErrorRate(double rate) implements UncertainRule {

        public MaxErrorRate {
            if (!(rate > 0 && rate < 1)) {
                throw new IllegalArgumentException("rate must be above 0 and below 1 but was " + rate);
            }
        }

        @Override
        public void requireImages(ImageCounts counts) {
            counts.require("uncertain: max-error-rate " + rate, ThresholdRule.LEAST_IMAGES, ThresholdRule.LEAST_IMAGES);
        }

        @Override
        public UncertainBand choose(CalibrationImages images, Calibration calibration, DecisionThreshold threshold) {
            requireImages(new ImageCounts(images.reals(), images.fakes()));
            double[] probabilities = images.fakeProbabilities(calibration);
            boolean[] isFake = images.truth();
            GivenVerdicts all = GivenVerdicts.of(probabilities, isFake, UncertainBand.none(threshold, ""));
            if (suffice(all)) {
                return none(threshold, "without a band %s, of at most %s".formatted(all.errorRate(), rate), images);
            }
            Optional<UncertainBand> narrowest = CandidateBands.around(threshold.value(), probabilities, isFake)
                    .filter(band -> suffice(GivenVerdicts.of(probabilities, isFake, band)))
                    .findFirst();
            if (narrowest.isEmpty()) {
                String reason = "no band leaves at least %d verdicts of which at most %s is wrong; without one %s"
                        .formatted(leastVerdicts(), rate, all.errorRate());
                return none(threshold, reason, images);
            }
            UncertainBand band = narrowest.get();
            GivenVerdicts left = GivenVerdicts.of(probabilities, isFake, band);
            String rule =
                    "narrowest band that leaves verdicts of which at most %s is wrong: %s, %d of %d images inside; %s"
                            .formatted(
                                    rate,
                                    left.errorRate(),
                                    images.count() - left.given(),
                                    images.count(),
                                    chosenOn(images));
            return new UncertainBand(band.low(), band.high(), rule);
        }

        private static UncertainBand none(DecisionThreshold threshold, String reason, CalibrationImages images) {
            return UncertainBand.none(threshold, "none: " + reason + "; " + chosenOn(images));
        }

        private boolean suffice(GivenVerdicts verdicts) {
            // In decimals: as doubles, 0.29 * 100 is less than 29.
            long allowed = BigDecimal.valueOf(rate)
                    .multiply(BigDecimal.valueOf(verdicts.given()))
                    .longValue();
            return verdicts.given() >= leastVerdicts() && verdicts.wrong() <= allowed;
        }

        private long leastVerdicts() {
            long oneWrong = BigDecimal.ONE
                    .divide(BigDecimal.valueOf(rate), 0, RoundingMode.CEILING)
                    .longValue();
            return Math.max(ThresholdRule.LEAST_IMAGES, oneWrong);
        }

        private static String chosenOn(CalibrationImages images) {
            return "on the %d real and %d fake images of the calibration part of split validation that chose it"
                    .formatted(images.reals(), images.fakes());
        }
    }
}
