package io.authentica.train.calibrate;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.data.Split;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The validation split in two parts without a common image: what chose the epoch looks better than it is, so calibration and threshold
 * need images of their own.
 *
 * @param calibration for calibration and threshold
 * @param selection for the choice of the epoch
 */
public record CalibrationSplit(List<Sample> calibration, List<Sample> selection) {

    public CalibrationSplit {
        calibration = List.copyOf(calibration);
        selection = List.copyOf(selection);
    }

    /** All images choose the epoch: for packages that need no calibration images. */
    public static CalibrationSplit none(List<Sample> validation) {
        return new CalibrationSplit(List.of(), validation);
    }

    /**
     * Splits class by class and generator by generator: of a class the share is exact to one image, of each generator too. The choice
     * depends on the seed and on the images' names, which in prepared data sets are those of their content, and not on their order.
     *
     * @param validation of split validation; both parts keep its order
     * @param share of calibration, in (0, 1)
     * @throws UserException if a part would be without real or without fake images
     */
    public static CalibrationSplit of(List<Sample> validation, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share must be above 0 and below 1 but was " + share);
        }
        Set<String> chosen = new HashSet<>();
        for (Label label : Label.values()) {
            List<String> ordered = validation.stream()
                    .filter(sample -> sample.label() == label)
                    .sorted(Comparator.comparing(Sample::generator)
                            .thenComparingLong(sample -> SeededOrder.rank(seed, "calibration", sample.fileName()))
                            .thenComparing(Sample::fileName))
                    .map(Sample::fileName)
                    .toList();
            List<String> ofLabel = systematic(ordered, share);
            if (ofLabel.isEmpty() || ofLabel.size() == ordered.size()) {
                throw new UserException(
                        ("split validation must have %s images for selection and for calibration but has %d, of which"
                                        + " the share %s is %d: add some, or take calibration: none and a fixed threshold")
                                .formatted(label.id(), ordered.size(), share, ofLabel.size()));
            }
            chosen.addAll(ofLabel);
        }
        return new CalibrationSplit(
                validation.stream()
                        .filter(sample ->
                                chosen.contains(requireValidation(sample).fileName()))
                        .toList(),
                validation.stream()
                        .filter(sample -> !chosen.contains(sample.fileName()))
                        .toList());
    }

    /** Every image at which the running total of the share comes to the next whole number, so that runs of any length get theirs. */
    private static List<String> systematic(List<String> ordered, double share) {
        return IntStream.range(0, ordered.size())
                .filter(i -> Math.floor((i + 1) * share) > Math.floor(i * share))
                .mapToObj(ordered::get)
                .toList();
    }

    private static Sample requireValidation(Sample sample) {
        if (sample.split() != Split.VALIDATION) {
            throw new IllegalArgumentException("samples must be of split validation but %s is of split %s"
                    .formatted(sample.fileName(), sample.split().id()));
        }
        return sample;
    }
}
