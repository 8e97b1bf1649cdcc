package io.authentica.evaluate;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.cli.CommandRunner;
import io.authentica.common.cli.Progress;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.Detectors;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import io.authentica.evaluate.Table.Column;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of images whether they are AI-generated. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        versionProvider = LibraryVersion.class,
        description = {
            "Says of each image whether it is real or fake (AI-generated), and how probable it is that it is fake.",
            "The exit code is 1 if a file could not be read; the others are printed all the same."
        })
public final class PredictCommand implements Callable<Integer> {

    /** The launch script sets authentica.home to the directory that holds models/. */
    private static final String DEFAULT_MODEL = "${sys:authentica.home:-.}/models/starter";

    @Option(
            names = "--model",
            defaultValue = DEFAULT_MODEL,
            paramLabel = "DIR",
            description = "The model package. Default: ${DEFAULT-VALUE}.")
    private Path model = Path.of("");

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

    @Option(
            names = "--json",
            description =
                    "Print a JSON array in place of a table; with raw_probabilities where the model package calibrates.")
    private boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Image files; of directories all image files in them, however deep.")
    private List<Path> paths = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    private final DetectorSource detectors;

    public PredictCommand() {
        this(Detectors::open);
    }

    PredictCommand(DetectorSource detectors) {
        this.detectors = detectors;
    }

    public static void main(String... arguments) {
        System.exit(CommandRunner.run(new PredictCommand(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<ImageFile> files = ImageFiles.find(paths);
        List<FileResult> results = predict(files);
        PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
        stdout.print(json ? json(results) : table(results));
        stdout.flush();
        long unreadable =
                results.stream().filter(FileResult.Unreadable.class::isInstance).count();
        if (unreadable > 0) {
            spec.commandLine()
                    .getErr()
                    .println("error: %d of %s could not be read"
                            .formatted(unreadable, DisplayText.counted(results.size(), "file")));
        }
        return unreadable > 0 ? 1 : 0;
    }

    private List<FileResult> predict(List<ImageFile> files) throws IOException, InterruptedException {
        FileResult[] results = new FileResult[files.size()];
        try (Detector detector = detectors.open(model, Placement.allCores(engine, device));
                Progress progress = Progress.start("predict", "images", files.size(), files.size() < 100)) {
            new ImageScorer(detector).score(files, new ImageScorer.Listener() {
                @Override
                public void scored(int index, FakeProbability probability) {
                    results[index] = new FileResult.Scored(
                            files.get(index).name(), probability, detector.isFake(probability), calibrates(detector));
                    progress.step(1);
                }

                @Override
                public void unreadable(int index, String reason) {
                    results[index] = new FileResult.Unreadable(files.get(index).name(), reason);
                    progress.step(1);
                }
            });
        }
        return Arrays.asList(results);
    }

    private static boolean calibrates(Detector detector) {
        return !detector.description().calibration().equals(Calibration.NONE);
    }

    private static String table(List<FileResult> results) {
        return new Table(
                        List.of(Column.text("file"), Column.text("verdict"), Column.text("probability of fake")),
                        results.stream().map(FileResult::cells).toList())
                .text();
    }

    private static String json(List<FileResult> results) {
        return PrettyJson.write(results.stream().map(FileResult::json).toList());
    }
}
