package io.authentica.train.audit;

import io.authentica.common.data.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the lists that belong to an audit, as CSV. */
final class AuditTables {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private AuditTables() {}

    static void writeDuplicates(Path file, Duplicates duplicates, List<Scanned.Image> images) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT)) {
            printer.printRecord(
                    "kind",
                    "different_bits",
                    "first",
                    "second",
                    "first_split",
                    "second_split",
                    "first_label",
                    "second_label",
                    "first_model",
                    "second_model");
            for (Duplicates.Pair pair : duplicates.listed()) {
                Sample first = images.get(pair.first()).sample();
                Sample second = images.get(pair.second()).sample();
                printer.printRecord(
                        pair.distance() < 0 ? "exact" : "near",
                        Math.max(0, pair.distance()),
                        first.fileName(),
                        second.fileName(),
                        first.split().id(),
                        second.split().id(),
                        first.label().id(),
                        second.label().id(),
                        first.generator(),
                        second.generator());
            }
        }
    }

    /** Prompts, and pairs of similar ones, that cross splits or labels. */
    static void writePrompts(Path file, SharedPrompts prompts) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT)) {
            printer.printRecord(
                    "kind",
                    "similarity",
                    "first",
                    "second",
                    "first_images",
                    "second_images",
                    "first_splits",
                    "second_splits",
                    "first_labels",
                    "second_labels");
            for (SharedPrompts.Use use : prompts.uses()) {
                if (use.spansSplitsWith(use) || use.spansLabelsWith(use)) {
                    print(printer, "same", 1, use, use);
                }
            }
            for (SimilarSets.Pair pair : prompts.near()) {
                SharedPrompts.Use first = prompts.uses().get(pair.first());
                SharedPrompts.Use second = prompts.uses().get(pair.second());
                if (first.spansSplitsWith(second) || first.spansLabelsWith(second)) {
                    print(printer, "similar", pair.similarity(), first, second);
                }
            }
        }
    }

    private static void print(
            CSVPrinter printer, String kind, double similarity, SharedPrompts.Use first, SharedPrompts.Use second)
            throws IOException {
        printer.printRecord(
                kind,
                String.format(Locale.ROOT, "%.3f", similarity),
                first.prompt(),
                second.prompt(),
                first.images(),
                second.images(),
                splits(first),
                splits(second),
                labels(first),
                labels(second));
    }

    private static String splits(SharedPrompts.Use use) {
        return use.splits().stream().map(split -> split.id()).sorted().collect(Collectors.joining(" "));
    }

    private static String labels(SharedPrompts.Use use) {
        return use.labels().stream().map(label -> label.id()).sorted().collect(Collectors.joining(" "));
    }
}
