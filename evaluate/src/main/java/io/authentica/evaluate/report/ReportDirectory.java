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
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory that an evaluation writes: {@code predictions.csv}, {@code report.md}, {@code tables.tex}, {@code report.json}.
 * Where {@code report.json} is, the others belong to it.
 */
public final class ReportDirectory implements AutoCloseable {

    private static final String PREDICTIONS = "predictions.csv";
    private static final String PARQUET = "predictions.parquet";
    private static final String MARKDOWN = "report.md";
    private static final String LATEX = "tables.tex";
    private static final String JSON = "report.json";
    /** Inside the directory and not beside it, so that a mounted volume will do. */
    private static final String STAGING = ".evaluation.tmp";

    private static final Set<String> OURS =
            Set.of(PREDICTIONS, PARQUET, MARKDOWN, LATEX, JSON, STAGING, ScoringJournal.FILE_NAME, ScoringJournal.DRAFT_NAME);

    private static final List<String> WRITTEN = List.of(PREDICTIONS, PARQUET, MARKDOWN, LATEX, JSON);

    private final Path directory;
    private final boolean made;

    private ReportDirectory(Path directory, boolean made) {
        this.directory = directory;
        this.made = made;
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
        try (Stream<Path> entries = Files.list(directory)) {
            List<String> foreign = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !OURS.contains(name))
                    .sorted()
                    .toList();
            if (!foreign.isEmpty()) {
                throw new UserException("--out must be new, empty or an earlier evaluation but %s holds %s"
                        .formatted(directory, DisplayText.oneLine(foreign.get(0))));
            }
        }
        return new ReportDirectory(directory, made);
    }

    /** Writes all files, or none: an earlier evaluation stays until all are written. */
    public void write(EvaluationReport report, List<Prediction> predictions) throws IOException {
        Path staging = directory.resolve(STAGING);
        deleteStaging(staging);
        Files.createDirectory(staging);
        try {
            PredictionsFile.write(staging.resolve(PREDICTIONS), predictions);
            PredictionsParquet.write(staging.resolve(PARQUET), predictions);
            Files.writeString(staging.resolve(MARKDOWN), ReportMarkdown.render(report), StandardCharsets.UTF_8);
            Files.writeString(staging.resolve(LATEX), ReportLatex.render(report), StandardCharsets.UTF_8);
            Files.writeString(staging.resolve(JSON), ReportJson.render(report), StandardCharsets.UTF_8);
            Files.deleteIfExists(directory.resolve(JSON));
            for (String name : WRITTEN) {
                Files.move(staging.resolve(name), directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            deleteStaging(staging);
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

    private static void deleteStaging(Path staging) throws IOException {
        for (String name : WRITTEN) {
            Files.deleteIfExists(staging.resolve(name));
        }
        Files.deleteIfExists(staging);
    }
}
