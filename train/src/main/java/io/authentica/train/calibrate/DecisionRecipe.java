package io.authentica.train.calibrate;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.modelpackage.DecisionThreshold;
import java.util.List;

/**
 * The part of a recipe that says how logits become verdicts.
 *
 * @param calibration how probabilities are calibrated
 * @param share of the validation split that is kept for calibration, threshold and uncertain band, in (0, 1); half is a good choice.
 *     Without effect where none needs images: then all of it chooses the epoch
 * @param threshold how the threshold is chosen
 * @param uncertain how the band around it is chosen in which no verdict is given
 */
public record DecisionRecipe(
        CalibrationMethod calibration, double share, ThresholdRule threshold, UncertainRule uncertain) {

    public DecisionRecipe {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share must be above 0 and below 1 but was " + share);
        }
    }

    /** Whether calibration, threshold or band depends on images. */
    public boolean needsImages() {
        return calibration != CalibrationMethod.NONE
                || !(threshold instanceof ThresholdRule.Fixed)
                || !(uncertain instanceof UncertainRule.None);
    }

    /**
     * Divides the validation split. Comes before training: what would fail at its end fails here.
     *
     * @param validation all samples of split validation
     * @throws io.authentica.common.cli.UserException if they are too few
     */
    public CalibrationSplit split(List<Sample> validation, long seed) {
        if (!needsImages()) {
            return CalibrationSplit.none(validation);
        }
        CalibrationSplit split = CalibrationSplit.of(validation, share, seed);
        long fakes = split.calibration().stream()
                .filter(sample -> sample.label() == Label.FAKE)
                .count();
        ImageCounts counts = new ImageCounts(split.calibration().size() - fakes, fakes);
        calibration.requireImages(counts);
        threshold.requireImages(counts);
        uncertain.requireImages(counts);
        return split;
    }

    /**
     * Fits the calibration, chooses the threshold and then the band. The logits are those of the weights as the package rounds them.
     *
     * @param images the calibration part of {@link #split}; empty where that is
     * @throws io.authentica.common.cli.UserException if the images are too few, or the network too bad to calibrate
     */
    public Decision decide(CalibrationImages images) {
        Calibration fitted = calibration.fit(images);
        DecisionThreshold chosen = threshold.choose(images, fitted);
        return Decision.of(fitted, chosen, uncertain.choose(images, fitted, chosen), images);
    }
}
