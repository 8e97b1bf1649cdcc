package io.authentica.evaluate.bench;

import io.authentica.common.cli.CommandRunner;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.report.Confidence;
import io.authentica.evaluate.report.EvaluationReport;
import io.authentica.evaluate.report.FigureText;
import io.authentica.evaluate.report.ReportBuilder;
import io.authentica.evaluate.report.ReportJson;
import io.authentica.evaluate.report.ReportOrigin;
import io.authentica.evaluate.report.StoredEvaluation;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code scripts/bench-report.sh}: how long the figures of a report take. */
@Command(
        name = "bench-report",
        mixinStandardHelpOptions = true,
        description =
                "Measures how long a report of made-up predictions takes: half of them real, 20 generators, 4 types, "
                        + "12 months, 3 formats, 4 sizes.")
public final class ReportBench implements Callable<Integer> {

    private static final long SEED = 1;
    private static final int GENERATORS = 20;
    private static final List<String> TYPES = List.of("base", "finetune", "lora", "edit");
    private static final List<String> FORMATS = List.of("jpeg", "png", "webp");
    private static final int[] SIDES_PIXELS = {256, 512, 1024, 2048};

    @Option(names = "--predictions", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}.")
    private int predictions;

    @Option(names = "--resamples", defaultValue = "2000", description = "Default: ${DEFAULT-VALUE}.")
    private int resamples;

    @Option(names = "--threads", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String... arguments) {
        System.exit(CommandRunner.run(new ReportBench(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Evaluation evaluation = new Evaluation(madeUp(), List.of());
        ReportOrigin origin = StoredEvaluation.alone("made up", "split test", Optional.empty(), "bench");
        long start = System.nanoTime();
        EvaluationReport report =
                ReportBuilder.build(origin, evaluation, new Confidence(Confidence.DEFAULT_SEED, resamples, threads));
        double buildSeconds = (System.nanoTime() - start) / 1e9;
        int bytes = ReportJson.render(report).length();
        double allSeconds = (System.nanoTime() - start) / 1e9;
        spec.commandLine()
                .getOut()
                .printf(
                        "%d predictions, %d resamples, %d threads: figures in %.1f s, with report.json (%d bytes) in %.1f s; "
                                + "ROC AUC %s; peak memory of the process %s%n",
                        predictions,
                        resamples,
                        threads,
                        buildSeconds,
                        bytes,
                        allSeconds,
                        FigureText.valueWithInterval(report.overall().figure(Metric.ROC_AUC)),
                        peakMemory());
        return 0;
    }

    private List<Prediction> madeUp() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Prediction> rows = new ArrayList<>(predictions);
        for (int i = 0; i < predictions; i++) {
            Label label = i % 2 == 0 ? Label.REAL : Label.FAKE;
            int generator = random.nextInt(GENERATORS);
            int side = SIDES_PIXELS[random.nextInt(SIDES_PIXELS.length)];
            String id = "test/%s/%08x.jpg".formatted(label.id(), i);
            EvaluatedImage image = new EvaluatedImage(
                    id,
                    id,
                    "%016x".formatted(random.nextLong()).repeat(4),
                    label,
                    (label == Label.REAL ? "source-" : "generator-") + generator,
                    label == Label.REAL ? "real" : TYPES.get(generator % TYPES.size()),
                    label == Label.REAL ? "" : "2025-%02d".formatted(1 + generator % 12),
                    Split.TEST,
                    FORMATS.get(random.nextInt(FORMATS.size())),
                    side,
                    side);
            double logit = (label == Label.FAKE ? 1 : -1) + 2 * normal(random);
            double probability = 1 / (1 + Math.exp(-logit));
            rows.add(new Prediction(
                    image, Prediction.CLEAN, probability, probability, probability > 0.5 ? Label.FAKE : Label.REAL));
        }
        return rows;
    }

    /** By Box and Muller 1958. */
    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static String peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.isReadable(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.substring("VmHWM:".length()).strip())
                        .findFirst()
                        .orElse("unknown")
                : "unknown";
    }
}
