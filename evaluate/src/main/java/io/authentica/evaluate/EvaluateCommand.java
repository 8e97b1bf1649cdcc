package io.authentica.evaluate;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.Detectors;
import io.authentica.evaluate.condition.Conditions;
import io.authentica.evaluate.html.ReportVisuals;
import io.authentica.evaluate.report.Confidence;
import io.authentica.evaluate.report.EvaluationReport;
import io.authentica.evaluate.report.ReportBuilder;
import io.authentica.evaluate.report.ReportDirectory;
import io.authentica.evaluate.report.ReportText;
import io.authentica.evaluate.report.StoredEvaluation;
import io.authentica.evaluate.run.ScoringJournal;
import io.authentica.evaluate.score.UnreadableBound;
import io.authentica.evaluate.source.ImageSource;
import io.authentica.evaluate.source.ImageSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Measures a model package on a data set. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = LibraryVersion.class,
        description = {
            "Measures a model package on one split of a data set, overall and for each generator.",
            "Preprocessing and threshold come from the package. Writes report.html, report.json, report.md, plots, predictions.csv"
                    + " and predictions.parquet."
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "The model package.")
    private Path model = Path.of("");

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = {
                "The images: a directory with metadata.csv, with real/ and fake/<generator>/, or with OpenFake's Parquet"
                        + " shards; one such shard;",
                "or a CSV file with the columns path and label and perhaps generator, type and release_date."
            })
    private Path data = Path.of("");

    @Option(
            names = "--split",
            defaultValue = "test",
            paramLabel = "SPLIT",
            description = "Which part of it: train, validation or test. Data without such parts is taken whole."
                    + " Default: ${DEFAULT-VALUE}.")
    private Split split = Split.TEST;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description =
                    "Where the report goes: a new or empty directory, an earlier evaluation to replace, or one that was"
                            + " interrupted, which goes on where it was.")
    private Path out = Path.of("");

    @Option(
            names = "--max-unreadable",
            defaultValue = "0.005",
            paramLabel = "FRACTION",
            converter = BoundConverter.class,
            description =
                    "How many of the images may be unreadable; with more there is no report. Default: ${DEFAULT-VALUE}.")
    private UnreadableBound unreadableBound = new UnreadableBound(0);

    @Option(
            names = "--conditions",
            defaultValue = "clean",
            paramLabel = "LIST",
            converter = ConditionsConverter.class,
            description = {
                "Under which conditions each image is scored, separated by commas: clean, uniform, web, hard, jpeg:QUALITY,"
                        + " webp:QUALITY,",
                "blur:SIGMA, resize:FACTOR, crop:SHARE, noise:SIGMA; or all. Default: ${DEFAULT-VALUE}."
            })
    private Conditions conditions = Conditions.parse("clean");

    @Option(
            names = "--allow-training-images",
            description = "Evaluate images that the model was trained on, and say so in the report.")
    private boolean allowTrainingImages;

    @Mixin
    private PlacementOptions placement = new PlacementOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final DetectorSource detectors;

    public EvaluateCommand() {
        this(Detectors::open);
    }

    EvaluateCommand(DetectorSource detectors) {
        this.detectors = detectors;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ReportDirectory directory = ReportDirectory.prepare(out);
                ImageSource source = ImageSources.open(data, split);
                Detector detector = detectors.open(model, placement.placement())) {
            StoredEvaluation scored = new PackagePredictions(
                            model, split, conditions, unreadableBound, allowTrainingImages)
                    .score(detector, source, out);
            EvaluationReport report = ReportBuilder.build(scored.origin(), scored.evaluation(), Confidence.standard());
            directory.write(
                    report, scored.evaluation().predictions(), ReportVisuals.withImagesUnder(ImageSources.root(data)));
            ScoringJournal.delete(out);
            print(report);
        }
        return 0;
    }

    private void print(EvaluationReport report) {
        PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
        stdout.print(ReportText.render(report));
        stdout.print("\nreport: " + out.resolve("report.html") + "\n");
        stdout.flush();
    }

    /** Reads the option {@code --max-unreadable}. */
    private static final class BoundConverter implements ITypeConverter<UnreadableBound> {

        @Override
        public UnreadableBound convert(String text) {
            try {
                return new UnreadableBound(Double.parseDouble(text));
            } catch (IllegalArgumentException failure) {
                throw new TypeConversionException("must be a number in [0, 1] but was '" + text + "'");
            }
        }
    }

    /** Reads the option {@code --conditions}. */
    private static final class ConditionsConverter implements ITypeConverter<Conditions> {

        @Override
        public Conditions convert(String text) {
            try {
                return Conditions.parse(text);
            } catch (UserException failure) {
                throw new TypeConversionException(failure.getMessage());
            }
        }
    }
}
