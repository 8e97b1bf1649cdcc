package io.authentica.evaluate.predict;

import io.authentica.common.cli.CommandRunner;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.Detectors;
import io.authentica.evaluate.DetectorSource;
import io.authentica.evaluate.LibraryVersion;
import io.authentica.evaluate.PlacementOptions;
import io.authentica.evaluate.text.DisplayText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "Says of each image whether it is real, fake (AI-generated) or too close to call, and how probable it is that it"
                    + " is fake.",
            "The exit code is 1 if a file could not be read or a heat map not be written; the others are printed and written all"
                    + " the same."
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

    @Mixin
    private PlacementOptions placement = new PlacementOptions();

    @ArgGroup
    private Format format = new Format();

    /** For programs. */
    static final class Format {

        @Option(
                names = "--json",
                description = "Print a JSON array in place of a table; with raw_probabilities where the model package"
                        + " calibrates.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV with a header in place of a table; unrounded probabilities.")
        private boolean csv;

        ResultFormat chosen() {
            if (json) {
                return ResultFormat.JSON;
            }
            return csv ? ResultFormat.CSV : ResultFormat.TABLE;
        }
    }

    @Option(
            names = "--exit-code",
            description = "Exit with 3 if an image is fake, else with 4 if one is uncertain, else with 0. Still 1 if a"
                    + " file could not be read or a heat map not be written.")
    private boolean exitCode;

    @Option(
            names = "--explain",
            description =
                    "Write a heat map beside each picture, FILE.heatmap.png: where hiding the picture lowers (red) or"
                            + " raises (blue) the probability of fake. Made by " + Occlusion.METHOD + ".")
    private boolean explain;

    @Option(
            names = "--explain-dir",
            paramLabel = "DIR",
            description = "Write the heat maps there and not beside the pictures; implies --explain.")
    private Optional<Path> explainDirectory = Optional.empty();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|-",
            description =
                    "Image files; of directories all image files in them, however deep; - for an image on standard"
                            + " input.")
    private List<Path> paths = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    private final DetectorSource detectors;
    private final InputStream standardInput;

    public PredictCommand() {
        this(Detectors::open, System.in);
    }

    PredictCommand(DetectorSource detectors, InputStream standardInput) {
        this.detectors = detectors;
        this.standardInput = standardInput;
    }

    public static void main(String... arguments) {
        System.exit(CommandRunner.run(new PredictCommand(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<ImageFile> files = ImageFiles.find(paths, standardInput);
        boolean explained = explain || explainDirectory.isPresent();
        List<Path> heatMaps = explained ? HeatMapFiles.choose(files, explainDirectory) : List.of();
        List<FileResult> results;
        List<String> failures = List.of();
        try (Detector detector = detectors.open(model, placement.placement())) {
            Predictor predictor = new Predictor(detector, files, heatMaps);
            results = predictor.predict();
            print(results);
            if (explained) {
                // Heat maps take long and may fail; the verdicts are out by then.
                failures = predictor.explain(results);
            }
        }
        remark(results, failures);
        if (!failures.isEmpty()) {
            return ExitCode.FAILED;
        }
        return exitCode ? ExitCode.ofVerdicts(results) : ExitCode.of(results);
    }

    private void print(List<FileResult> results) {
        PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
        stdout.print(format.chosen().render(results));
        stdout.flush();
    }

    /** Says on standard error what else there is to say. */
    private void remark(List<FileResult> results, List<String> failures) {
        PrintWriter stderr = Objects.requireNonNull(spec).commandLine().getErr();
        if (explain || explainDirectory.isPresent()) {
            String where = explainDirectory.map(Path::toString).orElse("beside the pictures");
            stderr.println("heat maps, FILE" + HeatMapFiles.SUFFIX + ": " + DisplayText.oneLine(where) + " ("
                    + Occlusion.METHOD + "; red speaks for fake, blue for real)");
        }
        failures.forEach(failure -> stderr.println("warning: " + failure));
        long unreadable =
                results.stream().filter(FileResult.Unreadable.class::isInstance).count();
        if (unreadable > 0) {
            stderr.println("error: %d of %s could not be read"
                    .formatted(unreadable, DisplayText.counted(results.size(), "file")));
        }
    }
}
