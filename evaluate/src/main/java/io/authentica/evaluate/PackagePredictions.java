package io.authentica.evaluate;

import io.authentica.common.cli.Progress;
import io.authentica.common.data.Split;
import io.authentica.common.detect.Detector;
import io.authentica.common.modelpackage.ImageHashes;
import io.authentica.common.modelpackage.PackageIdentity;
import io.authentica.evaluate.condition.Conditions;
import io.authentica.evaluate.report.ModelOrigin;
import io.authentica.evaluate.report.ReportOrigin;
import io.authentica.evaluate.report.StoredEvaluation;
import io.authentica.evaluate.run.Scoring;
import io.authentica.evaluate.run.ScoringJournal;
import io.authentica.evaluate.run.TrainingImages;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.UnreadableBound;
import io.authentica.evaluate.source.ImageSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores data with a model package.
 *
 * @param packageDirectory where the detector comes from
 * @param split the part of the data
 * @param bound of unreadable images
 * @param allowTrainingImages whether images may be scored that the model was trained on
 */
record PackagePredictions(
        Path packageDirectory, Split split, Conditions conditions, UnreadableBound bound, boolean allowTrainingImages) {

    /**
     * Scores all images of {@code source}, or those that an interrupted run did not come to.
     *
     * @param journalDirectory holds the journal until its owner deletes it, when the predictions are safe elsewhere
     */
    StoredEvaluation score(Detector detector, ImageSource source, Path journalDirectory)
            throws IOException, InterruptedException {
        String packageSha256 = PackageIdentity.sha256(packageDirectory);
        TrainingImages training = new TrainingImages(ImageHashes.find(packageDirectory), allowTrainingImages);
        Evaluation evaluation;
        try (ScoringJournal journal = ScoringJournal.open(journalDirectory, options(detector, packageSha256, source));
                Progress progress = Progress.start("evaluate", "images", source.size(), false)) {
            evaluation = new Scoring(detector, conditions, bound, training).run(source, journal, progress);
        }
        ReportOrigin origin = ReportOrigin.of(
                LibraryVersion.read(),
                detector.description(),
                ModelOrigin.of(detector.description(), packageSha256, detector.deviceName()),
                source.sha256(),
                "split " + split.id() + training.remark(evaluation),
                bound);
        return new StoredEvaluation(origin, evaluation);
    }

    /** All that decides what the predictions will be. */
    private Map<String, String> options(Detector detector, String packageSha256, ImageSource source)
            throws IOException {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("version", LibraryVersion.read());
        options.put("model", packageSha256);
        options.put("device", detector.deviceName());
        options.put("data", source.sha256());
        options.put("split", split.id());
        options.put("conditions", conditions.ids());
        return options;
    }
}
