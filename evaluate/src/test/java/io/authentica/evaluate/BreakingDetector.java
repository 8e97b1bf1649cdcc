package io.authentica.evaluate;

import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.modelpackage.ModelDescription;
import java.util.List;

/**
 * A detector that something happens to after so many batches.
 *
 * @param real works until then
 * @param batches after which it happens
 * @param breaking what happens; does not return
 */
public record BreakingDetector(FakeDetector real, int batches, Runnable breaking) implements Detector {

    @Override
    public ModelDescription description() {
        return real.description();
    }

    @Override
    public String engineName() {
        return real.engineName();
    }

    @Override
    public String deviceName() {
        return real.deviceName();
    }

    @Override
    public float[] prepare(String name, byte[] encoded) {
        throw new UnsupportedOperationException("a run prepares pictures itself");
    }

    @Override
    public List<FakeProbability> fakeProbabilities(List<float[]> prepared) {
        if (real.batchSizes.size() == batches) {
            breaking.run();
        }
        return real.fakeProbabilities(prepared);
    }

    @Override
    public void close() {
        real.close();
    }
}
