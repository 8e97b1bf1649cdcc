package io.authentica.evaluate;

import io.authentica.common.cli.Progress;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Split;
import io.authentica.common.detect.Detector;
import io.authentica.evaluate.report.ModelOrigin;
import io.authentica.evaluate.report.ReportOrigin;
import io.authentica.evaluate.report.StoredEvaluation;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.UnreadableBound;
import java.io.IOException;
import java.nio.file.Path;

/** Scores a data set with a model package, for commands that otherwise read predictions. */
final class PackagePredictions {

    private PackagePredictions() {}

    /** @param packageDirectory where the detector comes from */
    static StoredEvaluation score(
            Detector detector, Path packageDirectory, Manifest manifest, Split split, UnreadableBound bound)
            throws IOException, InterruptedException {
        Manifest part = manifest.filter(split);
        Evaluation evaluation;
        try (Progress progress =
                Progress.start("evaluate", "images", part.samples().size(), false)) {
            evaluation = new Evaluator(detector, bound).evaluate(part.samples(), part::file, () -> progress.step(1));
        }
        ReportOrigin origin = ReportOrigin.of(
                LibraryVersion.read(),
                detector.description(),
                ModelOrigin.of(detector.description(), PackageIdentity.sha256(packageDirectory), detector.deviceName()),
                manifest.sha256(),
                "split " + split.id(),
                bound);
        return new StoredEvaluation(origin, evaluation);
    }
}
