package io.authentica.evaluate.run;

import io.authentica.common.cli.UserException;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.PredictionRow;
import io.authentica.evaluate.score.UnreadableImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an unfinished run has scored so far: the file {@value #FILE_NAME} in its output directory. It grows block by block, each ended by
 * a line with the number of images so far; what a killed run left behind the last such line is dropped when it goes on.
 */
public final class ScoringJournal implements AutoCloseable {

    public static final String FILE_NAME = ".scoring.csv";

    private static final Logger LOG = LoggerFactory.getLogger(ScoringJournal.class);
    public static final String DRAFT_NAME = ".scoring.csv.tmp";
    private static final String OPTION = "option";
    private static final String SCORED = "scored";
    private static final String UNREADABLE = "unreadable";
    private static final String BLOCK = "block";
    /** The last cell of a block's line: without it the line was torn off. */
    private static final String END = "end";
    /** How much text of an earlier run is written at once: some thousands of rows. */
    private static final int PIECE_CHARACTERS = 1 << 20;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final Path file;
    private final FileChannel channel;
    private final List<Prediction> predictions = new ArrayList<>();
    private final List<UnreadableImage> unreadable = new ArrayList<>();
    private final StringBuilder block = new StringBuilder();
    private final Map<String, String> conditions = new HashMap<>();
    private int images;
    private int committedImages;

    private ScoringJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Begins a run or goes on with a killed one.
     *
     * @param directory of the run's output; must exist
     * @param options names and values of all that decides what the predictions will be
     * @throws UserException if the directory holds an unfinished run with other options
     */
    public static ScoringJournal open(Path directory, Map<String, String> options) throws IOException {
        Path file = directory.resolve(FILE_NAME);
        Path draft = directory.resolve(DRAFT_NAME);
        boolean goesOn = Files.exists(file);
        if (goesOn) {
            requireSameOptions(directory, optionsIn(file), options);
        }
        FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        ScoringJournal journal = new ScoringJournal(file, channel);
        try {
            for (Map.Entry<String, String> option : options.entrySet()) {
                journal.append(List.of(OPTION, option.getKey(), option.getValue()));
            }
            if (goesOn) {
                journal.replay();
            }
            journal.commit();
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            return journal;
        } catch (IOException | RuntimeException unusable) {
            channel.close();
            Files.deleteIfExists(draft);
            throw unusable;
        }
    }

    /** Before anything else is read: what another version wrote behind them may have another form. */
    private static Map<String, String> optionsIn(Path file) throws IOException {
        Map<String, String> options = new HashMap<>();
        try (CSVParser rows = parser(file)) {
            for (CSVRecord row : rows) {
                if (!row.get(0).equals(OPTION)) {
                    break;
                }
                options.put(row.get(1), row.get(2));
            }
        }
        return options;
    }

    private static CSVParser parser(Path file) throws IOException {
        return CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT);
    }

    private static void requireSameOptions(Path directory, Map<String, String> before, Map<String, String> options) {
        options.forEach((name, value) -> {
            String was = before.getOrDefault(name, "not known");
            if (!was.equals(value)) {
                throw new UserException(
                        "%s holds an unfinished evaluation, whose %s was %s but is now %s; use the same, another --out, or delete %s"
                                .formatted(directory, name, was, value, directory.resolve(FILE_NAME)));
            }
        });
    }

    /** Takes over the finished blocks of the earlier run. Only the cells of one block and a piece of text are held besides the results. */
    private void replay() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = parser(file)) {
            for (CSVRecord each : parser) {
                List<String> row = each.toList();
                if (row.get(0).equals(BLOCK) && row.get(row.size() - 1).equals(END)) {
                    for (List<String> finished : rows) {
                        enter(finished);
                    }
                    rows.clear();
                    images = Integer.parseInt(row.get(1));
                    endBlock();
                } else if (!row.get(0).equals(OPTION)) {
                    rows.add(row);
                }
            }
        } catch (UncheckedIOException tornOff) {
            LOG.debug("{} ends in the middle of a row", file, tornOff);
        }
    }

    private void enter(List<String> row) throws IOException {
        List<String> cells = row.subList(1, row.size());
        if (row.get(0).equals(SCORED)) {
            add(PredictionRow.parse(cells));
        } else {
            add(new UnreadableImage(cells.get(0), cells.get(1)));
        }
    }

    private void endBlock() throws IOException {
        append(List.of(BLOCK, Integer.toString(images), END));
        if (block.length() >= PIECE_CHARACTERS) {
            write();
        }
    }

    /** How many images are done with. */
    public int images() {
        return images;
    }

    /** All predictions so far, those of earlier runs included. */
    public List<Prediction> predictions() {
        return Collections.unmodifiableList(predictions);
    }

    /** All images so far that could not be scored. */
    public List<UnreadableImage> unreadable() {
        return Collections.unmodifiableList(unreadable);
    }

    /** Enters an image with its predictions, one for each condition. */
    void scored(List<Prediction> ofImage) throws IOException {
        for (Prediction prediction : ofImage) {
            add(prediction);
        }
        count();
    }

    /** Enters an image that could not be scored. */
    void unreadable(UnreadableImage image) throws IOException {
        add(image);
        count();
    }

    private void add(Prediction prediction) throws IOException {
        append(Stream.concat(Stream.of(SCORED), PredictionRow.cells(prediction).stream())
                .toList());
        predictions.add(shared(prediction));
    }

    /**
     * With the very image that the row before has, if it is the same, and one text for all rows of a condition: what is read from a file
     * comes as a new object each time.
     */
    private Prediction shared(Prediction prediction) {
        EvaluatedImage last = predictions.isEmpty()
                ? prediction.image()
                : predictions.get(predictions.size() - 1).image();
        return new Prediction(
                last.equals(prediction.image()) ? last : prediction.image(),
                conditions.computeIfAbsent(prediction.condition(), Function.identity()),
                prediction.rawFakeProbability(),
                prediction.fakeProbability(),
                prediction.verdict());
    }

    private void add(UnreadableImage image) throws IOException {
        append(List.of(UNREADABLE, image.fileName(), image.reason()));
        unreadable.add(image);
    }

    private void count() throws IOException {
        images++;
        if (images % InferencePipeline.BLOCK_IMAGES == 0) {
            commit();
        }
    }

    private void append(List<String> cells) throws IOException {
        FORMAT.printRecord(block, cells.toArray());
    }

    private void commit() throws IOException {
        endBlock();
        write();
        channel.force(false);
        committedImages = images;
    }

    private void write() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(block.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        block.setLength(0);
    }

    /** Deletes the journal in a directory: its content is now elsewhere. */
    public static void delete(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(FILE_NAME));
    }

    /** Leaves the journal to the next run, if there is anything in it. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (committedImages == 0) {
            Files.deleteIfExists(file);
        }
    }
}
