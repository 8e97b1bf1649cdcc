package io.authentica.evaluate;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Split;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.Detectors;
import io.authentica.common.model.DeviceChoice;
import io.authentica.evaluate.html.ReportVisuals;
import io.authentica.evaluate.report.Confidence;
import io.authentica.evaluate.report.EvaluationReport;
import io.authentica.evaluate.report.ReportBuilder;
import io.authentica.evaluate.report.ReportDirectory;
import io.authentica.evaluate.report.ReportText;
import io.authentica.evaluate.report.StoredEvaluation;
import io.authentica.evaluate.score.UnreadableBound;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
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
            "Preprocessing and threshold come from the package. Writes report.html, report.json, report.md, predictions.csv and plots."
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "The model package.")
    private Path model = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data set: images, metadata.csv.")
    private Path data = Path.of("");

    @Option(
            names = "--split",
            defaultValue = "test",
            paramLabel = "SPLIT",
            description = "Which part of it: train, validation or test. Default: ${DEFAULT-VALUE}.")
    private Split split = Split.TEST;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the report goes: a new or empty directory, or an earlier evaluation to replace.")
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
            names = "--device",
            defaultValue = "auto",
            paramLabel = "DEVICE",
            converter = DeviceConverter.class,
            description = "auto, cpu or cuda:N. Default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = new DeviceChoice.Auto();

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
        Manifest manifest = ManifestReader.read(data);
        Manifest part = manifest.filter(split);
        requireImages(manifest, part);
        try (ReportDirectory directory = ReportDirectory.prepare(out);
                Detector detector = detectors.open(model, device)) {
            StoredEvaluation scored = PackagePredictions.score(detector, model, manifest, split, unreadableBound);
            EvaluationReport report = ReportBuilder.build(scored.origin(), scored.evaluation(), Confidence.standard());
            directory.write(report, scored.evaluation().predictions(), ReportVisuals.withImagesUnder(data));
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

    private void requireImages(Manifest manifest, Manifest part) {
        if (part.samples().isEmpty()) {
            String counts = Arrays.stream(Split.values())
                    .map(each ->
                            each.id() + " " + manifest.filter(each).samples().size())
                    .collect(Collectors.joining(", "));
            throw new UserException(
                    "%s: split %s must have images but has none (%s)".formatted(data, split.id(), counts));
        }
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
}
