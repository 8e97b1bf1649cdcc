package io.authentica.train.report;

import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** The page that a finished run leaves behind. Equal facts give equal pages. */
public final class RunReport {

    /** The name of the file in a run's directory. */
    public static final String FILE_NAME = "report.md";

    private static final int MOST_ROWS = 20;

    private final RunFacts facts;

    private RunReport(RunFacts facts) {
        this.facts = facts;
    }

    public static void write(Path file, RunFacts facts) throws IOException {
        WholeFile.write(file, markdown(facts));
    }

    /** The page. */
    public static String markdown(RunFacts facts) {
        RunReport report = new RunReport(facts);
        return String.join(
                "\n",
                "# Training run " + MarkdownTable.escape(facts.recipe()) + "\n",
                report.summary(),
                "## Data\n",
                report.data(),
                "## Epochs\n",
                report.epochs(),
                "## How to evaluate\n",
                report.evaluation(),
                "## What was not done\n",
                report.notDone(),
                "## Environment\n",
                report.environment());
    }

    private String summary() {
        RunHistory history = facts.history();
        EpochRow chosen = history.chosen();
        double[] seconds = known(EpochRow::seconds);
        OptionalDouble speed = DoubleStream.of(known(EpochRow::imagesPerSecond)).average();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("initial weights", MarkdownTable.escape(facts.initialWeights()));
        lines.put("epochs", Integer.toString(history.epochs().size()));
        lines.put("kept epoch", "%d, chosen by this rule: %s".formatted(chosen.epoch(), facts.selectionRule()));
        lines.put("validation AUC of the kept epoch", Figures.fraction(chosen.validationAuc()));
        lines.put(
                "validation balanced accuracy of the kept epoch",
                Figures.fraction(chosen.validationBalancedAccuracy()) + " at threshold 0.5");
        lines.put("calibration", facts.calibration().orElse("none: probabilities are as the network gives them"));
        lines.put("decision threshold", facts.threshold().orElse("0.5, not chosen on any data"));
        facts.uncertain().ifPresent(band -> lines.put("uncertain", band));
        lines.put("duration of all epochs", duration(seconds));
        if (speed.isPresent()) {
            lines.put("training speed", Figures.text("%.1f images/s, mean of the epochs", speed.getAsDouble()));
        }
        facts.peakMemoryMib().ifPresent(mib -> lines.put("peak resident memory", mib + " MiB"));
        facts.rehearsal()
                .ifPresent(words -> lines.put(
                        "gained and forgotten",
                        "[%s](%s)".formatted(ForgettingReport.MARKDOWN_FILE, ForgettingReport.MARKDOWN_FILE)));
        lines.put("model package", "`" + facts.locations().modelPackage() + "`");
        StringBuilder list = new StringBuilder();
        lines.forEach((name, value) ->
                list.append("- ").append(name).append(": ").append(value).append('\n'));
        return list.toString();
    }

    private String duration(double[] seconds) {
        int epochs = facts.history().epochs().size();
        String sum = Figures.duration(DoubleStream.of(seconds).sum());
        return seconds.length == epochs
                ? sum
                : "not known, since the run was interrupted"
                        + (seconds.length == 0
                                ? ""
                                : "; %s for %d of %d epochs".formatted(sum, seconds.length, epochs));
    }

    private double[] known(Function<EpochRow, OptionalDouble> figure) {
        return facts.history().epochs().stream()
                .map(figure)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }

    private String data() {
        Map<Split, Map<Label, Long>> bySplit = new TreeMap<>();
        for (DataCount count : facts.data()) {
            bySplit.computeIfAbsent(count.split(), split -> new TreeMap<>())
                    .merge(count.label(), count.images(), Long::sum);
        }
        List<List<String>> splits = new ArrayList<>();
        bySplit.forEach((split, counts) -> splits.add(List.of(
                split.id(),
                Long.toString(counts.getOrDefault(Label.REAL, 0L)),
                Long.toString(counts.getOrDefault(Label.FAKE, 0L)))));
        return "SHA-256 of the manifest: `" + facts.dataSha256() + "`\n\n"
                + MarkdownTable.of(List.of("split", "real", "fake"), splits)
                + "\n"
                + facts.rehearsal()
                        .map(words -> MarkdownTable.escape(words) + "\n\n")
                        .orElse("")
                + MarkdownTable.of(List.of("generator or source", "class", "train", "validation", "test"), groups());
    }

    private List<List<String>> groups() {
        Map<Label, Map<String, Map<Split, Long>>> groups = new TreeMap<>();
        for (DataCount count : facts.data()) {
            groups.computeIfAbsent(count.label(), label -> new TreeMap<>())
                    .computeIfAbsent(count.generator(), generator -> new TreeMap<>())
                    .merge(count.split(), count.images(), Long::sum);
        }
        List<List<String>> rows = new ArrayList<>();
        groups.forEach((label, generators) -> generators.forEach((generator, counts) -> rows.add(List.of(
                generator.isEmpty() ? "(unknown)" : MarkdownTable.escape(generator),
                label.id(),
                Long.toString(counts.getOrDefault(Split.TRAIN, 0L)),
                Long.toString(counts.getOrDefault(Split.VALIDATION, 0L)),
                Long.toString(counts.getOrDefault(Split.TEST, 0L))))));
        return rows;
    }

    private String epochs() {
        List<EpochRow> rows = facts.history().epochs();
        int every = (rows.size() + MOST_ROWS - 1) / MOST_ROWS;
        String introduction = every == 1
                ? "The kept epoch is marked with a star; `" + Curves.FILE_NAME + "` draws the same figures.\n\n"
                : "The kept epoch, marked with a star, the last one and one in %d; `%s` draws all.\n\n"
                        .formatted(every, Curves.FILE_NAME);
        List<List<String>> cells = rows.stream()
                .filter(row -> row.epoch() % every == 0
                        || row.epoch() == facts.history().chosenEpoch()
                        || row.epoch() == rows.size())
                .map(this::cells)
                .toList();
        return introduction
                + MarkdownTable.of(
                        List.of(
                                "epoch",
                                "learning rate",
                                "train loss",
                                "validation loss",
                                "validation AUC",
                                "balanced accuracy",
                                "images/s",
                                "seconds"),
                        cells);
    }

    private List<String> cells(EpochRow row) {
        return List.of(
                row.epoch() + (row.epoch() == facts.history().chosenEpoch() ? " ★" : ""),
                Figures.text("%.2e", row.learningRate()),
                Figures.fraction(row.trainLoss()),
                Figures.fraction(row.validationLoss()),
                Figures.fraction(row.validationAuc()),
                Figures.fraction(row.validationBalancedAccuracy()),
                Figures.text("%.1f", row.imagesPerSecond()),
                Figures.text("%.0f", row.seconds()));
    }

    private String evaluation() {
        RunFacts.Locations locations = facts.locations();
        return """
                    scripts/evaluate.sh --model %s --data %s --split test --out %s
                """.formatted(
                        ShellWord.quoted(locations.modelPackage()),
                        ShellWord.quoted(locations.data()),
                        ShellWord.quoted(locations.evaluation()));
    }

    private String notDone() {
        return """
                - The test split was never opened: of its images only the rows of the manifest were counted.
                - The validation figures above chose the epoch, so they are too good to be an estimate for new images. The command
                  above gives one, on images of the same origin as the training images; other origins need data of their own.
                """;
    }

    private String environment() {
        List<List<String>> rows = new ArrayList<>();
        facts.environment()
                .forEach((name, value) -> rows.add(List.of(MarkdownTable.escape(name), MarkdownTable.escape(value))));
        return MarkdownTable.of(List.of("fact", "value"), rows);
    }
}
