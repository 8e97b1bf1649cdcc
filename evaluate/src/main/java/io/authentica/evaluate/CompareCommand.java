package io.authentica.evaluate;

import io.authentica.common.cli.UserException;
import io.authentica.evaluate.compare.Comparison;
import io.authentica.evaluate.compare.ComparisonBuilder;
import io.authentica.evaluate.compare.ComparisonJson;
import io.authentica.evaluate.compare.ComparisonText;
import io.authentica.evaluate.report.Confidence;
import io.authentica.evaluate.report.StoredEvaluation;
import io.authentica.evaluate.score.Prediction;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two detectors on the same images. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = LibraryVersion.class,
        description = {
            "Compares two detectors image by image: McNemar's test, differences of all metrics with intervals from a paired "
                    + "bootstrap, images won and lost, for each generator.",
            "Each is the directory of an evaluation, a predictions.csv, or a CSV with the columns path and score and --data."
        })
public final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FIRST", description = "Predictions of the first detector.")
    private Path first = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "SECOND",
            description = "Predictions of the second, which wins or loses images.")
    private Path second = Path.of("");

    @Mixin
    private DataOptions images = new DataOptions();

    @Option(
            names = "--condition",
            defaultValue = Prediction.CLEAN,
            paramLabel = "CONDITION",
            description = "Under which condition the images were scored. Default: ${DEFAULT-VALUE}.")
    private String condition = Prediction.CLEAN;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Writes compare.json, with every image won or lost, and compare.md there. Default: print only.")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PredictionsInput input = new PredictionsInput(images.data(), images.split(), LibraryVersion.read());
        StoredEvaluation before = input.read(first, Optional.empty());
        StoredEvaluation after = input.read(second, Optional.empty());
        Comparison comparison = ComparisonBuilder.build(before, after, condition, Confidence.standard());
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(ComparisonText.render(comparison));
        stdout.flush();
        if (out != null) {
            if (Files.exists(out) && !Files.isDirectory(out)) {
                throw new UserException("--out must be a directory but " + out + " is a file");
            }
            Files.createDirectories(out);
            write(out.resolve("compare.md"), ComparisonText.markdownOf(comparison));
            write(out.resolve("compare.json"), ComparisonJson.render(comparison));
        }
        return 0;
    }

    /** Whole or not at all. */
    private static void write(Path file, String text) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(half, text);
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
