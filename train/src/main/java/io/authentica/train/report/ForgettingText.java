package io.authentica.train.report;

import io.authentica.train.report.ForgettingRow.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A {@link ForgettingReport} in words and figures. */
final class ForgettingText {

    static final List<String> COLUMNS = List.of(
            "data_set",
            "group",
            "measure",
            "images",
            "before",
            "before_low",
            "before_high",
            "after",
            "after_low",
            "after_high",
            "difference",
            "difference_low",
            "difference_high",
            "auc_before",
            "auc_after",
            "finding");

    private ForgettingText() {}

    static String markdown(ForgettingReport report) {
        StringBuilder page = new StringBuilder("# What was gained and what was forgotten\n\n");
        page.append("""
                Model "%s" before and model "%s" after, on the same %s: those of the new data set and those of the
                old one, which was rehearsed. They chose the epoch of the model after, so what it gained looks a little better than it
                is; test splits tell. An image is called fake above %s before and above %s after. Intervals are at 95 %%: Wilson's for
                shares, Newcombe's for paired images (method 10, Statistics in Medicine 17, 1998, 2635-2650) for differences.

                ## In words

                """.formatted(
                        MarkdownTable.escape(report.before().name()),
                        MarkdownTable.escape(report.after().name()),
                        Figures.counted(report.images(), "validation image"),
                        report.before().threshold(),
                        report.after().threshold()));
        sentences(report).forEach(sentence -> page.append("- ").append(sentence).append('\n'));
        page.append("\n## Fakes found, by generator\n\n");
        page.append(MarkdownTable.of(
                List.of(
                        "generator",
                        "data set",
                        "images",
                        "recall before",
                        "recall after",
                        "difference",
                        "AUC before",
                        "AUC after"),
                report.generators().stream().map(ForgettingText::cells).toList()));
        page.append("\nAUC is that of the generator's images against all reals.\n");
        page.append("\n## Reals called fake\n\n");
        page.append(MarkdownTable.of(
                List.of("reals", "data set", "images", "false positive rate before", "after", "difference"),
                report.reals().stream().map(ForgettingText::shares).toList()));
        return page.toString();
    }

    private static List<String> sentences(ForgettingReport report) {
        List<String> sentences = new ArrayList<>();
        for (ForgettingRow row : report.generators()) {
            switch (row.finding()) {
                case HIGHER -> sentences.add("**Gained**: recall of " + change(name(row) + " rose", row));
                case LOWER -> sentences.add("**Forgotten**: recall of " + change(name(row) + " fell", row));
                case UNCLEAR -> {}
            }
        }
        List<ForgettingRow> unclear = report.generators().stream()
                .filter(row -> row.finding() == Finding.UNCLEAR)
                .toList();
        if (!unclear.isEmpty()) {
            sentences.add("**Cannot be told**: whether recall changed for "
                    + unclear.stream()
                            .map(row -> name(row) + " (" + difference(row) + ")")
                            .collect(Collectors.joining(", "))
                    + ". An interval that holds 0 is no proof that nothing changed; more images would narrow it.");
        }
        report.reals().stream().map(ForgettingText::falseAlarms).forEach(sentences::add);
        if (report.reals().isEmpty()) {
            sentences.add("No reals, so nothing is known of false alarms.");
        }
        int intervals = report.generators().size() + report.reals().size();
        if (intervals > 1) {
            sentences.add("Of %d intervals about one in twenty would exclude 0 by chance if nothing had changed."
                    .formatted(intervals));
        }
        return sentences;
    }

    private static String falseAlarms(ForgettingRow reals) {
        return switch (reals.finding()) {
            case HIGHER -> "**More false alarms**: the share of " + change(which(reals) + " called fake rose", reals);
            case LOWER -> "**Fewer false alarms**: the share of " + change(which(reals) + " called fake fell", reals);
            case UNCLEAR ->
                "**Cannot be told**: whether the share of " + which(reals) + " called fake changed ("
                        + difference(reals) + ").";
        };
    }

    private static String which(ForgettingRow reals) {
        return switch (reals.origin()) {
            case NEW, OLD -> "reals of " + name(reals);
            case BOTH -> group(reals);
        };
    }

    private static String change(String whatDidWhat, ForgettingRow row) {
        return whatDidWhat
                + Figures.text(
                        " from %.3f to %.3f, %s, on %s.",
                        row.counts().before(),
                        row.counts().after(),
                        difference(row),
                        Figures.counted(row.counts().total(), "image"));
    }

    /** With its data set: a generator may be in both. */
    private static String name(ForgettingRow row) {
        return group(row) + " (" + row.origin().id() + ")";
    }

    private static String group(ForgettingRow row) {
        return row.name().isEmpty() ? "(unknown)" : MarkdownTable.escape(row.name());
    }

    private static List<String> cells(ForgettingRow row) {
        List<String> cells = new ArrayList<>(shares(row));
        cells.add(Figures.fraction(row.aucBefore()));
        cells.add(Figures.fraction(row.aucAfter()));
        return cells;
    }

    private static List<String> shares(ForgettingRow row) {
        PairedCounts counts = row.counts();
        return List.of(
                group(row),
                row.origin().id(),
                Long.toString(counts.total()),
                Figures.share(counts.before(), counts.beforeInterval()),
                Figures.share(counts.after(), counts.afterInterval()),
                difference(row));
    }

    private static String difference(ForgettingRow row) {
        PairedCounts.Interval interval = row.counts().differenceInterval();
        return Figures.text("%+.3f (%+.3f to %+.3f)", row.counts().difference(), interval.low(), interval.high());
    }

    static String csv(ForgettingReport report) {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        try (CSVPrinter csv = new CSVPrinter(text, format)) {
            csv.printRecord(COLUMNS);
            for (ForgettingRow row : report.generators()) {
                csv.printRecord(fields(row, "recall"));
            }
            for (ForgettingRow row : report.reals()) {
                csv.printRecord(fields(row, "false_positive_rate"));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot write to memory", impossible);
        }
        return text.toString();
    }

    private static List<Object> fields(ForgettingRow row, String measure) {
        PairedCounts counts = row.counts();
        PairedCounts.Interval interval = counts.differenceInterval();
        return List.of(
                row.origin().id(),
                row.name(),
                measure,
                counts.total(),
                counts.before(),
                counts.beforeInterval().low(),
                counts.beforeInterval().high(),
                counts.after(),
                counts.afterInterval().low(),
                counts.afterInterval().high(),
                counts.difference(),
                interval.low(),
                interval.high(),
                row.aucBefore().isPresent() ? row.aucBefore().getAsDouble() : "",
                row.aucAfter().isPresent() ? row.aucAfter().getAsDouble() : "",
                row.finding().words());
    }
}
