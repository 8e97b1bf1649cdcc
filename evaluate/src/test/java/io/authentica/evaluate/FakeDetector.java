package io.authentica.evaluate;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.image.UnreadableImageException;
import io.authentica.common.modelpackage.ModelDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A detector for which an image is a text file with the raw probability in it. */
public final class FakeDetector implements Detector {

    public final List<Integer> batchSizes = Collections.synchronizedList(new ArrayList<>());
    public final AtomicBoolean closed = new AtomicBoolean();

    private final ModelDescription description;

    public FakeDetector(ModelDescription description) {
        this.description = description;
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    @Override
    public String deviceName() {
        return "cpu";
    }

    @Override
    public float[] prepare(String name, byte[] encoded) throws UnreadableImageException {
        if (closed.get()) {
            throw new IllegalStateException("closed");
        }
        try {
            return new float[] {Float.parseFloat(new String(encoded, StandardCharsets.UTF_8))};
        } catch (NumberFormatException failure) {
            throw new UnreadableImageException(name, "not an image", failure);
        }
    }

    @Override
    public List<FakeProbability> fakeProbabilities(List<float[]> prepared) {
        batchSizes.add(prepared.size());
        return prepared.stream().map(input -> probability(input[0])).toList();
    }

    private FakeProbability probability(double raw) {
        return description.calibration().equals(Calibration.NONE)
                ? FakeProbability.uncalibrated(raw)
                : FakeProbability.of(Math.log(raw / (1 - raw)), description.calibration());
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
