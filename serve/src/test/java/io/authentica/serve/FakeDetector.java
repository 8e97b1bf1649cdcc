package io.authentica.serve;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.image.ImageFormat;
import io.authentica.common.image.ImageHeader;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.ResizePolicy;
import io.authentica.common.image.UnreadableImageException;
import io.authentica.common.model.Variant;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.common.modelpackage.UncertainBand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Its images are texts: the raw probability to answer, {@code broken}, {@code defect} or {@code overflow}. With
 * {@code wait 0.25} the network waits until it is released, with {@code hold 0.25} the decoder does.
 */
final class FakeDetector implements Detector {

    static final String SECRET = "/srv/secret/weights";

    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    final AtomicBoolean closed = new AtomicBoolean();
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final Calibration calibration;
    private final DecisionThreshold threshold;
    private final UncertainBand band;

    FakeDetector() {
        this(DecisionThreshold.HALF);
    }

    FakeDetector(DecisionThreshold threshold) {
        this(Calibration.NONE, threshold);
    }

    FakeDetector(Calibration calibration, DecisionThreshold threshold) {
        this(calibration, threshold, UncertainBand.none(threshold, "none"));
    }

    FakeDetector(Calibration calibration, DecisionThreshold threshold, UncertainBand band) {
        this.calibration = calibration;
        this.threshold = threshold;
        this.band = band;
    }

    @Override
    public ModelDescription description() {
        return new ModelDescription(
                ModelDescription.SCHEMA_VERSION,
                "tiny",
                Variant.TF_EFFICIENTNET_B0,
                Optional.empty(),
                List.of("real", "fake"),
                Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR),
                calibration,
                threshold,
                band,
                Map.of());
    }

    @Override
    public String engineName() {
        return "fake";
    }

    @Override
    public String deviceName() {
        return "cpu";
    }

    @Override
    public ImageHeader header(String name, byte[] encoded) {
        return new ImageHeader(ImageFormat.JPEG, 640, 480);
    }

    @Override
    public float[] prepare(String name, byte[] encoded) throws UnreadableImageException {
        String text = new String(encoded, StandardCharsets.US_ASCII).strip();
        switch (text) {
            case "broken" -> throw new UnreadableImageException(name, "it is \"broken\"");
            case "defect" -> throw new IllegalStateException("cannot open " + SECRET);
            case "overflow" -> throw new StackOverflowError(SECRET);
            default -> {
                if (text.startsWith("hold ")) {
                    awaitRelease();
                    text = text.replace("hold ", "");
                }
                return new float[] {Float.parseFloat(text.replace("wait ", "")), text.startsWith("wait") ? 1 : 0};
            }
        }
    }

    @Override
    public List<FakeProbability> fakeProbabilities(List<float[]> prepared) {
        batches.add(prepared.size());
        if (prepared.get(0)[1] == 1) {
            awaitRelease();
        }
        if (closed.get()) {
            throw new IllegalStateException("closed while at work");
        }
        return prepared.stream().map(image -> probability(image[0])).toList();
    }

    private void awaitRelease() {
        entered.countDown();
        try {
            release.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    private FakeProbability probability(double raw) {
        return calibration.equals(Calibration.NONE)
                ? FakeProbability.uncalibrated(raw)
                : FakeProbability.of(Math.log(raw / (1 - raw)), calibration);
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
