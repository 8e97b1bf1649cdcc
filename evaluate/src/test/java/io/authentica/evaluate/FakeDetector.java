package io.authentica.evaluate;

import io.authentica.common.detect.Detector;
import io.authentica.common.image.UnreadableImageException;
import io.authentica.common.modelpackage.ModelDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A detector for which an image is a text file with the probability in it. */
final class FakeDetector implements Detector {

    final List<Integer> batchSizes = Collections.synchronizedList(new ArrayList<>());
    final AtomicBoolean closed = new AtomicBoolean();

    private final ModelDescription description;

    FakeDetector(ModelDescription description) {
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
    public List<Double> fakeProbabilities(List<float[]> prepared) {
        batchSizes.add(prepared.size());
        return prepared.stream().map(input -> (double) input[0]).toList();
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
