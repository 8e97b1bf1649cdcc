package io.authentica.evaluate.predict;

import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.image.ImageDecoder;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the heat maps of pictures that were scored. */
final class Explainer {

    private final Detector detector;
    private final ImageDecoder decoder = new ImageDecoder();

    Explainer(Detector detector) {
        this.detector = detector;
    }

    /**
     * @param probability what the detector says of the picture
     * @param target a file that does not exist
     */
    void explain(ImageFile picture, FakeProbability probability, Path target) throws IOException {
        byte[] encoded = picture.read();
        HeatMap map = Occlusion.explain(detector, detector.prepare(picture.name(), encoded), probability);
        HeatMapFiles.write(
                target,
                HeatMapPicture.png(
                        decoder.decode(picture.name(), encoded),
                        map,
                        detector.description().preprocessing().resize()));
    }
}
