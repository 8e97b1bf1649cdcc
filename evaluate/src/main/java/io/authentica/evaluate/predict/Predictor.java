package io.authentica.evaluate.predict;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.cli.Progress;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.detect.ImageWarning;
import io.authentica.common.image.ImageFacts;
import io.authentica.evaluate.run.FileFailure;
import io.authentica.evaluate.run.InferencePipeline;
import io.authentica.evaluate.text.DisplayText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From images to what is said of them, with progress for people who wait. */
final class Predictor {

    /** With fewer there is nothing to wait for. */
    private static final int QUIET_IMAGES = 100;

    /** Heat maps take two hundred times as long. */
    private static final int QUIET_HEAT_MAPS = 3;

    private final Detector detector;
    private final List<ImageFile> files;
    private final List<Path> heatMaps;

    /** @param heatMaps where the explanation of each file goes; empty where none is wanted */
    Predictor(Detector detector, List<ImageFile> files, List<Path> heatMaps) {
        this.detector = detector;
        this.files = files;
        this.heatMaps = heatMaps;
    }

    /** @return one a file, in their order; heat maps are not written yet */
    List<FileResult> predict() throws IOException, InterruptedException {
        List<FileResult> results = new ArrayList<>();
        try (Progress progress = Progress.start("predict", "images", files.size(), files.size() < QUIET_IMAGES);
                InferencePipeline<ImageFile, Optional<ImageFacts>> pipeline = new InferencePipeline<>(
                        detector, 1, ImageFile::name, this::prepare, new Results(results, progress))) {
            for (ImageFile file : files) {
                pipeline.accept(file);
            }
            pipeline.finish();
        }
        return results;
    }

    /** What the file says of its picture is absent where only the detector could read it. */
    private InferencePipeline.Prepared<Optional<ImageFacts>> prepare(ImageFile file) throws IOException {
        byte[] encoded = file.read();
        float[] input = detector.prepare(file.name(), encoded);
        return new InferencePipeline.Prepared<>(ImageFacts.of(encoded), List.of(input));
    }

    /** Notes them down; they come in the order of the files. */
    private final class Results implements InferencePipeline.Listener<ImageFile, Optional<ImageFacts>> {

        private final List<FileResult> results;
        private final Progress progress;

        Results(List<FileResult> results, Progress progress) {
            this.results = results;
            this.progress = progress;
        }

        @Override
        public void scored(ImageFile file, Optional<ImageFacts> facts, List<FakeProbability> probabilities) {
            FakeProbability probability = probabilities.get(0);
            results.add(new FileResult.Scored(
                    file.name(),
                    probability,
                    detector.isFake(probability),
                    detector.verdict(probability),
                    !detector.description().calibration().equals(Calibration.NONE),
                    facts,
                    facts.map(Predictor.this::warnings).orElse(List.of()),
                    heatMaps.isEmpty() ? Optional.empty() : Optional.of(heatMaps.get(results.size()))));
            progress.step(1);
        }

        @Override
        public void unreadable(ImageFile file, String reason) {
            results.add(new FileResult.Unreadable(file.name(), reason));
            progress.step(1);
        }
    }

    private List<String> warnings(ImageFacts facts) {
        return ImageWarning.of(facts, detector.description().preprocessing().resize()).stream()
                .map(ImageWarning::line)
                .toList();
    }

    /**
     * Writes the heat maps of all pictures that were scored.
     *
     * @param results what {@link #predict} returned
     * @return a line for each that could not be written, with the reason; the others are
     */
    List<String> explain(List<FileResult> results) {
        Explainer explainer = new Explainer(detector);
        List<String> failures = new ArrayList<>();
        try (Progress progress = Progress.start("explain", "images", files.size(), files.size() < QUIET_HEAT_MAPS)) {
            for (int i = 0; i < results.size(); i++) {
                if (results.get(i) instanceof FileResult.Scored scored) {
                    try {
                        explainer.explain(files.get(i), scored.probability(), heatMaps.get(i));
                    } catch (IOException failure) {
                        failures.add(DisplayText.oneLine("%s: the heat map could not be written: %s"
                                .formatted(heatMaps.get(i), FileFailure.reason(failure))));
                    }
                }
                progress.step(1);
            }
        }
        return failures;
    }
}
