package io.authentica.evaluate;

import io.authentica.common.detect.Detector;
import io.authentica.common.model.DeviceChoice;
import java.io.IOException;
import java.nio.file.Path;

/** Where the commands get their detector from. */
@FunctionalInterface
public interface DetectorSource {

    /** @return a detector that the caller closes */
    Detector open(Path packageDirectory, DeviceChoice device) throws IOException;
}
