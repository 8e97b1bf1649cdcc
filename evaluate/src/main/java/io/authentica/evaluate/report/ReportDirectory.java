package io.authentica.evaluate.report;

import io.authentica.common.cli.UserException;
import io.authentica.evaluate.run.ScoringJournal;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.PredictionsFile;
import io.authentica.evaluate.score.PredictionsParquet;
import io.authentica.evaluate.text.DisplayText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The directory that an evaluation writes: {@code predictions.csv} and {@code .parquet}, {@code report.md}, {@code tables.tex},
 * {@code report.json}, {@code report.html} and plots. Where {@code report.json} is, the others belong to it.
 */
public final class ReportDirectory implements AutoCloseable {

    private static final String PREDICTIONS = "predictions.csv";
    private static final String PARQUET = "predictions.parquet";
    private static final String MARKDOWN = "report.md";
    private static final String LATEX = "tables.tex";
    private static final String JSON = "report.json";
    private static final String PAGE = "report.html";
    private static final String MISTAKES = "mistakes.png";
    private static final String PLOTS = "plots";
    /** Inside the directory and not beside it, so that a mounted volume will do. */
    private static final String STAGING = ".evaluation.tmp";

    /** All that may be there when it is done. The report in JSON comes last: it says that the others are complete. */
    private static final List<String> OURS =
            List.of(PREDICTIONS, PARQUET, MARKDOWN, LATEX, PAGE, MISTAKES, PLOTS, JSON);

    /** What an evaluation that was interrupted may have left. */
    private static final List<String> UNFINISHED =
            List.of(STAGING, ScoringJournal.FILE_NAME, ScoringJournal.DRAFT_NAME);

    private final Path directory;
    private final boolean made;

    private ReportDirectory(Path directory, boolean made) {
        this.directory = directory;
        this.made = made;
    }

    /** Writes what of a report is to be looked at. */
    @FunctionalInterface
    public interface Visuals {

        /**
         * Writes {@code report.html}, into the directory {@code plots} only files that end in {@code .svg} and {@code .png}, and perhaps
         * {@code mistakes.png}.
         *
         * @param directory which exists and holds none of these
         * @param predictions what the report was made of
         * @return what {@code report.md} shall show, by the plots' names
         */
        Map<String, ReportMarkdown.Picture> write(Path directory, EvaluationReport report, List<Prediction> predictions)
                throws IOException;
    }

    /**
     * Makes the directory if need be, before the work whose result it shall hold.
     *
     * @throws UserException if it holds anything but an earlier evaluation: no other file shall be lost or mixed in
     */
    public static ReportDirectory prepare(Path directory) throws IOException {
        boolean made = Files.notExists(directory);
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException failure) {
            throw new UserException("--out must be a directory but " + directory + " is a file", failure);
        }
        requireOnly(directory, directory, name -> OURS.contains(name) || UNFINISHED.contains(name));
        requireOnly(directory, directory.resolve(PLOTS), ReportDirectory::isPlot);
        return new ReportDirectory(directory, made);
    }

    private static void requireOnly(Path directory, Path part, Predicate<String> ours) throws IOException {
        if (!Files.isDirectory(part)) {
            return;
        }
        try (Stream<Path> entries = Files.list(part)) {
            List<String> foreign = entries.filter(
                            entry -> !ours.test(entry.getFileName().toString()))
                    .map(entry -> directory.relativize(entry).toString())
                    .sorted()
                    .toList();
            if (!foreign.isEmpty()) {
                throw new UserException("--out must be new, empty or an earlier evaluation but %s holds %s"
                        .formatted(directory, DisplayText.oneLine(foreign.get(0))));
            }
        }
    }

    private static boolean isPlot(String name) {
        return name.endsWith(".svg") || name.endsWith(".png");
    }

    /**
     * Writes all files, or none: an earlier evaluation stays until all are written. Should one then not go to its place, those that did
     * not are left in the directory {@value #STAGING}.
     */
    public void write(EvaluationReport report, List<Prediction> predictions, Visuals visuals) throws IOException {
        Path staging = directory.resolve(STAGING);
        delete(staging);
        Files.createDirectory(staging);
        boolean halfMoved = false;
        try {
            PredictionsFile.write(staging.resolve(PREDICTIONS), predictions);
            PredictionsParquet.write(staging.resolve(PARQUET), predictions);
            Map<String, ReportMarkdown.Picture> pictures = visuals.write(staging, report, predictions);
            Files.writeString(
                    staging.resolve(MARKDOWN), ReportMarkdown.render(report, pictures), StandardCharsets.UTF_8);
            Files.writeString(staging.resolve(LATEX), ReportLatex.render(report), StandardCharsets.UTF_8);
            Files.writeString(staging.resolve(JSON), ReportJson.render(report), StandardCharsets.UTF_8);
            halfMoved = true;
            moveAll(staging);
            halfMoved = false;
        } finally {
            // What could not be moved is nowhere else.
            if (!halfMoved) {
                delete(staging);
            }
        }
    }

    private void moveAll(Path staging) throws IOException {
        try {
            Files.deleteIfExists(directory.resolve(JSON));
            for (String name : OURS) {
                move(staging.resolve(name), directory.resolve(name));
            }
        } catch (IOException failure) {
            throw new IOException(
                    "the files of the report could not all be put in place, the others are in %s: %s"
                            .formatted(staging, failure),
                    failure);
        }
    }

    private static void move(Path staged, Path target) throws IOException {
        if (Files.isRegularFile(staged)) {
            // At once, so that there is the old file or the new one.
            Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        delete(target);
        if (Files.exists(staged)) {
            Files.move(staged, target);
        }
    }

    /** Takes the directory away again if it was made for a report that was never begun. */
    @Override
    public void close() throws IOException {
        boolean empty = Files.notExists(directory.resolve(JSON))
                && Files.notExists(directory.resolve(ScoringJournal.FILE_NAME));
        if (made && empty) {
            Files.deleteIfExists(directory);
        }
    }

    /** A file, or a directory of ours with what is in it. */
    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> entries = Files.list(path)) {
                for (Path entry : entries.toList()) {
                    delete(entry);
                }
            }
        }
        Files.deleteIfExists(path);
    }
}
