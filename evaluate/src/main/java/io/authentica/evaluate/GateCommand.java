package io.authentica.evaluate;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.Detectors;
import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.compare.Comparison;
import io.authentica.evaluate.compare.ComparisonBuilder;
import io.authentica.evaluate.compare.Gate;
import io.authentica.evaluate.condition.Condition;
import io.authentica.evaluate.condition.Conditions;
import io.authentica.evaluate.report.Confidence;
import io.authentica.evaluate.report.StoredEvaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.UnreadableBound;
import io.authentica.evaluate.source.ImageSource;
import io.authentica.evaluate.source.ImageSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says whether a new detector is good enough, for continuous integration. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        versionProvider = LibraryVersion.class,
        description = {
            "Exits 1 when a metric of a new detector is worse than that of a baseline on the same images by more than it may be.",
            "Each is the directory of an evaluation, a predictions.csv, or a CSV with the columns path and score and --data; "
                    + "or a model package, with --data."
        })
public final class GateCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    /** What tells a model package from the directory of an evaluation. */
    private static final String MODEL_FILE = "model.json";
    /** Two detectors are compared on the same images, so none may be left out. */
    private static final UnreadableBound NONE_UNREADABLE = new UnreadableBound(0);

    @Option(names = "--model", required = true, paramLabel = "NEW", description = "The new detector.")
    private Path model = Path.of("");

    @Option(names = "--baseline", required = true, paramLabel = "OLD", description = "What it is measured against.")
    private Path baseline = Path.of("");

    @Option(
            names = "--max-drop",
            required = true,
            paramLabel = "METRIC=VALUE",
            description =
                    "How much worse a metric may be, such as roc_auc=0.01; for errors such as log_loss, how much higher. "
                            + "May be given often. The names are those in report.json.")
    private Map<String, Double> maxDrops = new LinkedHashMap<>();

    @Mixin
    private DataOptions images = new DataOptions();

    @Option(
            names = "--condition",
            defaultValue = Prediction.CLEAN,
            paramLabel = "CONDITION",
            converter = ConditionConverter.class,
            description = "Under which condition the images were scored. Default: ${DEFAULT-VALUE}.")
    private Condition condition = new Condition.Clean();

    @Mixin
    private PlacementOptions placement = new PlacementOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final DetectorSource detectors;

    public GateCommand() {
        this(Detectors::open);
    }

    GateCommand(DetectorSource detectors) {
        this.detectors = detectors;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<Metric, Double> limits = limits();
        PredictionsInput input = new PredictionsInput(images.data(), images.split(), LibraryVersion.read());
        Comparison comparison = ComparisonBuilder.build(
                evaluation(input, baseline), evaluation(input, model), condition.id(), Confidence.standard());
        Gate gate = Gate.of(comparison, limits);
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(gate.text());
        stdout.flush();
        return gate.passed() ? 0 : FAILED;
    }

    private StoredEvaluation evaluation(PredictionsInput input, Path path) throws IOException, InterruptedException {
        if (!Files.isRegularFile(path.resolve(MODEL_FILE))) {
            return input.read(path, Optional.empty());
        }
        Path data = images.data()
                .orElseThrow(
                        () -> new UserException(path + " is a model package, so --data must name the images to score"));
        Path journal = Files.createTempDirectory("gate");
        try (ImageSource source = ImageSources.open(data, images.split());
                Detector detector = detectors.open(path, placement.placement())) {
            return new PackagePredictions(path, images.split(), Conditions.with(condition), NONE_UNREADABLE, false)
                    .score(detector, source, journal);
        } finally {
            DirectoryTree.delete(journal);
        }
    }

    private Map<Metric, Double> limits() {
        Map<Metric, Double> limits = new LinkedHashMap<>();
        maxDrops.forEach((key, value) -> {
            Metric metric = Metric.withKey(key)
                    .orElseThrow(() -> new UserException("--max-drop must name a metric (%s) but was %s"
                            .formatted(
                                    Arrays.stream(Metric.values())
                                            .map(Metric::key)
                                            .collect(Collectors.joining(", ")),
                                    key)));
            if (!(value >= 0)) {
                throw new UserException("--max-drop %s must be at least 0 but was %s".formatted(key, value));
            }
            limits.put(metric, value);
        });
        return limits;
    }

    /** Reads the option {@code --condition} before anything is scored. */
    private static final class ConditionConverter implements ITypeConverter<Condition> {

        @Override
        public Condition convert(String text) {
            try {
                return Conditions.parseOne(text.strip());
            } catch (UserException failure) {
                throw new TypeConversionException(failure.getMessage());
            }
        }
    }
}
