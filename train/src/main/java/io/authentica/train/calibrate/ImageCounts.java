package io.authentica.train.calibrate;

import io.authentica.common.cli.UserException;

/**
 * How many images of each class there are to calibrate with.
 *
 * @param reals real images
 * @param fakes fake images
 */
public record ImageCounts(long reals, long fakes) {

    /** @throws UserException if there are too few for {@code purpose} */
    void require(String purpose, long leastReals, long leastFakes) {
        if (reals < leastReals || fakes < leastFakes) {
            throw new UserException(
                    ("%s needs at least %d real and %d fake images in the calibration part of split validation but has"
                                    + " %d and %d")
                            .formatted(purpose, leastReals, leastFakes, reals, fakes));
        }
    }
}
