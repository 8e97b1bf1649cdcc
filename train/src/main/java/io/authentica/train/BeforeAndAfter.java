package io.authentica.train;

import io.authentica.common.data.Sample;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.batch.ImageSet;
import io.authentica.train.generators.TrainingData;
import io.authentica.train.report.ForgettingReport;
import io.authentica.train.report.ForgettingReport.Origin;
import io.authentica.train.report.ScoredImage;
import io.authentica.train.report.ScoredModel;
import io.authentica.train.run.RunDirectory;
import io.authentica.train.run.WriteFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows all validation images to the package that training began with and to the one that it ended with. */
final class BeforeAndAfter {

    private final TrainingData data;
    private final ImageScorer scorer;

    BeforeAndAfter(TrainingData data, ImageScorer scorer) {
        this.data = data;
        this.scorer = scorer;
    }

    /** Writes what is not there yet. */
    void write(ModelPackage before, ModelPackage after, RunDirectory run) throws IOException {
        Path page = run.path().resolve(ForgettingReport.MARKDOWN_FILE);
        if (Files.exists(page)) {
            return;
        }
        ForgettingReport report = report(before, after);
        try {
            report.write(run.path());
        } catch (IOException e) {
            throw WriteFailure.of(page, e, RunPapers.WAY_OUT);
        }
    }

    private ForgettingReport report(ModelPackage before, ModelPackage after) throws IOException {
        ImageSet images = data.validation();
        double[] first = scorer.fakeProbabilities(before, images);
        double[] second = scorer.fakeProbabilities(after, images);
        List<ScoredImage> scored = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            Sample sample = images.samples().get(i);
            scored.add(new ScoredImage(
                    data.isRehearsed(sample) ? Origin.OLD : Origin.NEW,
                    sample.label(),
                    sample.generator(),
                    first[i],
                    second[i]));
        }
        return ForgettingReport.of(model(before), model(after), scored);
    }

    private static ScoredModel model(ModelPackage modelPackage) {
        return new ScoredModel(
                modelPackage.description().name(),
                modelPackage.description().threshold().value());
    }
}
