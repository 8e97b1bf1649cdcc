package io.authentica.train.calibrate;

import io.authentica.common.calibration.Calibration;
import java.util.Locale;

/** How the calibration of a package is found. In recipes: {@code none}, {@code temperature} or {@code platt}. */
public enum CalibrationMethod {
    /** The softmax stays as it is. */
    NONE(0),
    /** One number: mends networks that are too certain or too cautious. Right where data are new, few or of another mixture. */
    TEMPERATURE(1),
    /**
     * Two numbers: also mends networks that lean to one class. The intercept takes up how many fakes there are for each real in the
     * validation split, so the probabilities are those of that mixture.
     */
    PLATT(2);

    /** The usual rule of thumb for logistic regression (Peduzzi et al. 1996). */
    private static final int IMAGES_A_PARAMETER = 10;

    private final int parameters;

    CalibrationMethod(int parameters) {
        this.parameters = parameters;
    }

    /** @throws io.authentica.common.cli.UserException if there are fewer than ten images of either class for each parameter */
    public void requireImages(ImageCounts counts) {
        int least = IMAGES_A_PARAMETER * parameters;
        counts.require("calibration: " + name().toLowerCase(Locale.ROOT), least, least);
    }

    /**
     * Fits the calibration.
     *
     * @throws io.authentica.common.cli.UserException if there are too few images, or if the network orders them the wrong way round
     */
    public Calibration fit(CalibrationImages images) {
        requireImages(new ImageCounts(images.reals(), images.fakes()));
        return switch (this) {
            case NONE -> Calibration.NONE;
            case TEMPERATURE -> TemperatureFit.of(images);
            case PLATT -> PlattFit.of(images);
        };
    }
}
