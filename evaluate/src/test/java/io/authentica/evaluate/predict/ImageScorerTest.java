package io.authentica.evaluate.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.image.ImageFacts;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.evaluate.FakeDetector;
import io.authentica.evaluate.report.HandMade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageScorerTest {

    @TempDir
    Path directory;

    @Test
    void neverHoldsMoreThanSixtyFourPreparedImages() throws Exception {
        Path image = Files.writeString(directory.resolve("image"), "0.5");
        List<ImageFile> files = Collections.nCopies(500, new ImageFile("image", image));
        CountingDetector detector = new CountingDetector();

        new ImageScorer(detector, 8).score(files, new ListListener());

        assertThat(detector.mostAlive).hasValueBetween(16, 64);
        assertThat(detector.scored).hasValue(500);
    }

    @Test
    void callsAFileUnreadableThatIsTooLargeToHoldInMemory() throws Exception {
        Path image = directory.resolve("huge");
        try (var file = new java.io.RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(ImageFile.MAX_BYTES + 1);
        }
        ListListener listener = new ListListener();

        new ImageScorer(new FakeDetector(HandMade.model()), 1).score(List.of(new ImageFile("huge", image)), listener);

        assertThat(listener.heard).containsExactly("0 unreadable: has more than 268435456 bytes");
    }

    @Test
    void callsADirectoryUnreadable() throws Exception {
        ListListener listener = new ListListener();

        new ImageScorer(new FakeDetector(HandMade.model()), 1)
                .score(List.of(new ImageFile("directory", directory)), listener);

        assertThat(listener.heard).containsExactly("0 unreadable: Is a directory");
    }

    @Test
    void doesNothingForNoFiles() throws Exception {
        ListListener listener = new ListListener();

        new ImageScorer(new FakeDetector(HandMade.model()), 1).score(List.of(), listener);

        assertThat(listener.heard).isEmpty();
    }

    private static final class ListListener implements ImageScorer.Listener {

        final List<String> heard = new ArrayList<>();

        @Override
        public void scored(int index, FakeProbability probability, Optional<ImageFacts> facts) {
            heard.add(index + " scored " + probability.calibrated());
        }

        @Override
        public void unreadable(int index, String reason) {
            heard.add(index + " unreadable: " + reason);
        }
    }

    /** Counts the images that are prepared and not yet scored. */
    private static final class CountingDetector implements Detector {

        final AtomicInteger alive = new AtomicInteger();
        final AtomicInteger mostAlive = new AtomicInteger();
        final AtomicInteger scored = new AtomicInteger();

        @Override
        public ModelDescription description() {
            return HandMade.model();
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
        public float[] prepare(String name, byte[] encoded) {
            int now = alive.incrementAndGet();
            mostAlive.accumulateAndGet(now, Math::max);
            return new float[0];
        }

        @Override
        public List<FakeProbability> fakeProbabilities(List<float[]> prepared) {
            alive.addAndGet(-prepared.size());
            scored.addAndGet(prepared.size());
            return Collections.nCopies(prepared.size(), FakeProbability.uncalibrated(0.5));
        }

        @Override
        public void close() {}
    }
}
