package io.authentica.evaluate;

import io.authentica.common.cli.CommandRunner;
import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Split;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.Detectors;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
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
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = LibraryVersion.class,
        description = {
            "Measures a model package on one split of a data set, overall and for each generator.",
            "Preprocessing and threshold come from the package. Writes report.json, report.md and predictions.csv."
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

    @Option(
            names = "--engine",
            defaultValue = "auto",
            paramLabel = "ENGINE",
            converter = EngineConverter.class,
            description = "auto, pytorch or onnxruntime; auto is onnxruntime on the CPU and pytorch on a GPU."
                    + " Default: ${DEFAULT-VALUE}.")
    private EngineChoice engine = EngineChoice.AUTO;

    @Spec
    private @Nullable CommandSpec spec;

    private final DetectorSource detectors;

    public EvaluateCommand() {
        this(Detectors::open);
    }

    EvaluateCommand(DetectorSource detectors) {
        this.detectors = detectors;
    }

    public static void main(String... arguments) {
        System.exit(CommandRunner.run(new EvaluateCommand(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Manifest manifest = ManifestReader.read(data);
        Manifest part = manifest.filter(split);
        requireImages(manifest, part);
        try (ReportDirectory directory = ReportDirectory.prepare(out);
                Detector detector = detectors.open(model, Placement.allCores(engine, device))) {
            Evaluation evaluation = evaluate(detector, part);
            ReportOrigin origin = new ReportOrigin(
                    LibraryVersion.read(),
                    detector.deviceName(),
                    detector.description(),
                    PackageIdentity.sha256(model),
                    manifest.sha256(),
                    split,
                    unreadableBound);
            EvaluationReport report = EvaluationReport.of(origin, evaluation);
            directory.write(report, evaluation.predictions());
            print(report);
        }
        return 0;
    }

    private Evaluation evaluate(Detector detector, Manifest part) throws InterruptedException {
        try (Progress progress =
                Progress.start("evaluate", "images", part.samples().size(), false)) {
            return new Evaluator(detector, unreadableBound)
                    .evaluate(part.samples(), part::file, () -> progress.step(1));
        }
    }

    private void print(EvaluationReport report) {
        PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
        stdout.print(ReportText.render(report));
        stdout.print("\nreport: " + out.resolve("report.md") + "\n");
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
