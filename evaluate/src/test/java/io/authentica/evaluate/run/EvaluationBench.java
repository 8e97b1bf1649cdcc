package io.authentica.evaluate.run;

import io.authentica.common.cli.Progress;
import io.authentica.common.data.Split;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.Detectors;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.evaluate.condition.Conditions;
import io.authentica.evaluate.score.UnreadableBound;
import io.authentica.evaluate.source.ImageSource;
import io.authentica.evaluate.source.ImageSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures how fast images are scored from files to predictions, and the two parts of that work alone, in turn:
 * {@code scripts/bench-evaluate.sh MODEL DATA [SPLIT [REPEATS [CONDITIONS]]]}.
 */
public final class EvaluationBench {

    private static final float[] INPUT = new float[3 * 224 * 224];

    private EvaluationBench() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        Path model = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        Split split = Split.parse(arguments.length > 2 ? arguments[2] : "test");
        int repeats = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        Conditions conditions = Conditions.parse(arguments.length > 4 ? arguments[4] : "clean");
        try (Detector detector = Detectors.open(model, Placement.allCores(EngineChoice.AUTO, new DeviceChoice.Auto()));
                ImageSource source = ImageSources.open(data, split)) {
            Detector idle = new IdleDetector(detector.description());
            infer(detector, source.size(), conditions);
            for (int repeat = 0; repeat < repeats; repeat++) {
                print("decode + preprocess", source.size(), score(idle, source, conditions));
                print("inference", source.size(), infer(detector, source.size(), conditions));
                print("both, files to predictions", source.size(), score(detector, source, conditions));
            }
        }
    }

    private static double score(Detector detector, ImageSource source, Conditions conditions)
            throws IOException, InterruptedException {
        Path out = Files.createTempDirectory("bench");
        long start = System.nanoTime();
        try (ScoringJournal journal = ScoringJournal.open(out, Map.of())) {
            new Scoring(detector, conditions, new UnreadableBound(1), new TrainingImages(Optional.empty(), true))
                    .run(source, journal, Progress.silent());
            ScoringJournal.delete(out);
        }
        Files.delete(out);
        return (System.nanoTime() - start) / 1e9;
    }

    private static double infer(Detector detector, int images, Conditions conditions) {
        int inputs = images * conditions.list().size();
        long start = System.nanoTime();
        for (int done = 0; done < inputs; done += InferencePipeline.BATCH_INPUTS) {
            int batch = Math.min(InferencePipeline.BATCH_INPUTS, inputs - done);
            detector.fakeProbabilities(Collections.nCopies(batch, INPUT));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String work, int images, double seconds) {
        System.out.printf(
                Locale.ROOT, "%-28s %6.1f images/s (%d in %.2f s)%n", work, images / seconds, images, seconds);
    }

    /** Costs nothing. */
    private record IdleDetector(ModelDescription description) implements Detector {

        @Override
        public String engineName() {
            return "none";
        }

        @Override
        public String deviceName() {
            return "none";
        }

        @Override
        public float[] prepare(String name, byte[] encoded) {
            return INPUT;
        }

        @Override
        public List<FakeProbability> fakeProbabilities(List<float[]> prepared) {
            return Collections.nCopies(prepared.size(), FakeProbability.uncalibrated(0.5));
        }

        @Override
        public void close() {}
    }
}
