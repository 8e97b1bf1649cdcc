package io.authentica.evaluate.predict;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.cli.Progress;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.detect.ImageWarning;
import io.authentica.common.image.ImageFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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

    /** @return one a file, in their order; heat maps are written */
    List<FileResult> predict() throws IOException, InterruptedException {
        FileResult[] results = new FileResult[files.size()];
        try (Progress progress = Progress.start("predict", "images", files.size(), files.size() < QUIET_IMAGES)) {
            new ImageScorer(detector).score(files, new ImageScorer.Listener() {
                @Override
                public void scored(int index, FakeProbability probability, Optional<ImageFacts> facts) {
                    results[index] = result(index, probability, facts);
                    progress.step(1);
                }

                @Override
                public void unreadable(int index, String reason) {
                    results[index] = new FileResult.Unreadable(files.get(index).name(), reason);
                    progress.step(1);
                }
            });
        }
        if (!heatMaps.isEmpty()) {
            explain(results);
        }
        return Arrays.asList(results);
    }

    private FileResult result(int index, FakeProbability probability, Optional<ImageFacts> facts) {
        return new FileResult.Scored(
                files.get(index).name(),
                probability,
                detector.isFake(probability),
                detector.verdict(probability),
                !detector.description().calibration().equals(Calibration.NONE),
                facts,
                facts.map(this::warnings).orElse(List.of()),
                heatMaps.isEmpty() ? Optional.empty() : Optional.of(heatMaps.get(index)));
    }

    private List<String> warnings(ImageFacts facts) {
        return ImageWarning.of(facts, detector.description().preprocessing().resize()).stream()
                .map(ImageWarning::line)
                .toList();
    }

    private void explain(FileResult[] results) throws IOException {
        Explainer explainer = new Explainer(detector);
        try (Progress progress = Progress.start("explain", "images", files.size(), files.size() < QUIET_HEAT_MAPS)) {
            for (int i = 0; i < results.length; i++) {
                if (results[i] instanceof FileResult.Scored scored) {
                    explainer.explain(files.get(i), scored.probability(), heatMaps.get(i));
                }
                progress.step(1);
            }
        }
    }
}
