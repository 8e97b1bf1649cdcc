package io.authentica.train.calibrate;

import io.authentica.common.calibration.Calibration.Platt;
import io.authentica.common.cli.UserException;
import java.util.Optional;

/**
 * Slope and intercept that make the calibration images most likely, by Newton's method with backtracking on Platt's targets, as in
 * Lin, Lin and Weng, "A Note on Platt's Probabilistic Outputs for Support Vector Machines", Machine Learning 68 (2007).
 *
 * <p>With targets off 0 and 1 the cross entropy has one minimum, on separable images too. Logits are scaled to [-1, 1] first, as
 * scikit-learn does, so that one tolerance fits all networks.
 */
final class PlattFit {

    private static final int MOST_STEPS = 100;
    private static final double GRADIENT_TOLERANCE = 1e-11;
    /** Where rounding keeps the function from falling further, the gradient is below this. */
    private static final double ROUNDING_GRADIENT = 1e-7;

    private static final double LEAST_STEP = 1e-10;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double RIDGE = 1e-12;

    private final CalibrationImages images;
    private final double[] targets;
    private final double scale;

    /** Cross entropy and its derivatives at one point, each a mean over images. */
    private record Point(
            double slope,
            double intercept,
            double loss,
            double gradientSlope,
            double gradientIntercept,
            double curvatureSlope,
            double curvatureMixed,
            double curvatureIntercept) {

        double gradient() {
            return Math.max(Math.abs(gradientSlope), Math.abs(gradientIntercept));
        }
    }

    private PlattFit(CalibrationImages images, double scale) {
        this.images = images;
        this.targets = images.smoothedTargets();
        this.scale = scale;
    }

    /** @throws UserException if the order of images would turn round: the network is no better than chance on them */
    static Platt of(CalibrationImages images) {
        double largest = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < images.count(); i++) {
            largest = Math.max(largest, Math.abs(images.fakeMinusReal(i)));
            least = Math.min(least, images.fakeMinusReal(i));
            most = Math.max(most, images.fakeMinusReal(i));
        }
        if (!(least < most)) {
            throw noBetterThanChance(0);
        }
        Point fitted = new PlattFit(images, largest).minimise();
        if (!(fitted.slope > 0)) {
            throw noBetterThanChance(fitted.slope / largest);
        }
        return new Platt(fitted.slope / largest, fitted.intercept);
    }

    private static UserException noBetterThanChance(double slope) {
        return new UserException("calibration: platt needs a network that gives fakes higher logits than reals:"
                + " on the calibration part of split validation its slope must be above 0 but was " + slope);
    }

    private Point minimise() {
        Point here = at(0, Math.log((images.fakes() + 1.0) / (images.reals() + 1.0)));
        for (int i = 0; i < MOST_STEPS && here.gradient() > GRADIENT_TOLERANCE; i++) {
            Optional<Point> lower = step(here);
            if (lower.isEmpty()) {
                break;
            }
            here = lower.get();
        }
        if (here.gradient() > ROUNDING_GRADIENT) {
            throw new IllegalStateException("Platt scaling did not converge: the gradient is still " + here.gradient());
        }
        return here;
    }

    /** A Newton step, halved until the loss falls enough; empty where it falls no more. */
    private Optional<Point> step(Point here) {
        double a = here.curvatureSlope + RIDGE;
        double b = here.curvatureMixed;
        double c = here.curvatureIntercept + RIDGE;
        double determinant = a * c - b * b;
        double towardsSlope = -(c * here.gradientSlope - b * here.gradientIntercept) / determinant;
        double towardsIntercept = -(a * here.gradientIntercept - b * here.gradientSlope) / determinant;
        double descent = here.gradientSlope * towardsSlope + here.gradientIntercept * towardsIntercept;
        for (double length = 1; length >= LEAST_STEP; length /= 2) {
            Point candidate = at(here.slope + length * towardsSlope, here.intercept + length * towardsIntercept);
            if (candidate.loss < here.loss + SUFFICIENT_DECREASE * length * descent) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private Point at(double slope, double intercept) {
        double loss = 0;
        double gradientSlope = 0;
        double gradientIntercept = 0;
        double curvatureSlope = 0;
        double curvatureMixed = 0;
        double curvatureIntercept = 0;
        for (int i = 0; i < targets.length; i++) {
            double input = images.fakeMinusReal(i) / scale;
            double logit = slope * input + intercept;
            // log(1 + exp(logit)) - target * logit, written so that large logits do not overflow.
            loss += Math.max(0, logit) + Math.log1p(Math.exp(-Math.abs(logit))) - targets[i] * logit;
            double probability = 1 / (1 + Math.exp(-logit));
            double error = probability - targets[i];
            double variance = probability * (1 - probability);
            gradientSlope += error * input;
            gradientIntercept += error;
            curvatureSlope += variance * input * input;
            curvatureMixed += variance * input;
            curvatureIntercept += variance;
        }
        double n = targets.length;
        return new Point(
                slope,
                intercept,
                loss / n,
                gradientSlope / n,
                gradientIntercept / n,
                curvatureSlope / n,
                curvatureMixed / n,
                curvatureIntercept / n);
    }
}
