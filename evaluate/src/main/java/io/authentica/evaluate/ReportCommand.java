package io.authentica.evaluate;

import io.authentica.common.cli.UserException;
import io.authentica.evaluate.html.ReportVisuals;
import io.authentica.evaluate.report.Confidence;
import io.authentica.evaluate.report.EvaluationReport;
import io.authentica.evaluate.report.ReportBuilder;
import io.authentica.evaluate.report.ReportDirectory;
import io.authentica.evaluate.report.ReportText;
import io.authentica.evaluate.report.StoredEvaluation;
import io.authentica.evaluate.source.ImageSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a report of predictions, without a model. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = LibraryVersion.class,
        description = {
            "Makes a report of predictions alone, without a model or an image.",
            "The predictions are those of an earlier evaluation, or of any other tool: a CSV with the columns path and score, "
                    + "whose labels come from --data."
        })
public final class ReportCommand implements Callable<Integer> {

    @Option(
            names = "--predictions",
            required = true,
            paramLabel = "FILE",
            description =
                    "predictions.csv or the directory of an evaluation, or a CSV with the columns path and score.")
    private Path predictions = Path.of("");

    @Mixin
    private DataOptions images = new DataOptions();

    @Option(names = "--name", paramLabel = "NAME", description = "What to call the detector.")
    private @Nullable String name;

    @Option(
            names = "--threshold",
            paramLabel = "VALUE",
            description =
                    "Call images fake above this probability, whatever the verdicts say. Default for other tools: 0.5.")
    private @Nullable Double threshold;

    @Option(
            names = "--threshold-from",
            paramLabel = "FILE",
            description =
                    "Choose the threshold with the best balanced accuracy on these predictions, of a split that is not test.")
    private @Nullable Path thresholdFrom;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report goes: a new or empty directory, or an earlier evaluation to replace. "
                    + "Without it the report is only printed.")
    private @Nullable Path out;

    @Option(
            names = "--resamples",
            defaultValue = "2000",
            paramLabel = "N",
            description = "How many bootstrap resamples the intervals come from. Default: ${DEFAULT-VALUE}.")
    private int resamples = Confidence.DEFAULT_RESAMPLES;

    @Option(
            names = "--seed",
            defaultValue = "17",
            paramLabel = "N",
            description = "Of the resamples. Default: ${DEFAULT-VALUE}.")
    private long seed = Confidence.DEFAULT_SEED;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (resamples < 0) {
            throw new UserException("--resamples must be at least 0 but was " + resamples);
        }
        PredictionsInput input = new PredictionsInput(images.data(), images.split(), LibraryVersion.read());
        StoredEvaluation stored = input.read(predictions, Optional.ofNullable(name));
        Optional<Double> value = Optional.ofNullable(threshold);
        if (value.isPresent() && thresholdFrom != null) {
            throw new UserException("--threshold and --threshold-from must not both be given");
        }
        if (value.isPresent()) {
            stored = ChosenThreshold.given(value.get()).applyTo(stored);
        } else if (thresholdFrom != null) {
            stored = ChosenThreshold.from(thresholdFrom, input.readAnySplit(thresholdFrom), stored)
                    .applyTo(stored);
        }
        EvaluationReport report = ReportBuilder.build(
                stored.origin(),
                stored.evaluation(),
                new Confidence(seed, resamples, Confidence.standard().threads()));
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(ReportText.render(report));
        if (out != null) {
            try (ReportDirectory directory = ReportDirectory.prepare(out)) {
                directory.write(
                        report,
                        stored.evaluation().predictions(),
                        images.data()
                                .map(ImageSources::root)
                                .map(ReportVisuals::withImagesUnder)
                                .orElseGet(ReportVisuals::withoutImages));
            }
            stdout.print("\nreport: " + out.resolve("report.html") + "\n");
        }
        stdout.flush();
        return 0;
    }
}
