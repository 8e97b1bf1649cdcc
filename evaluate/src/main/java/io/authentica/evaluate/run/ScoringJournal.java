package io.authentica.evaluate.run;

import io.authentica.common.cli.UserException;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.PredictionRow;
import io.authentica.evaluate.score.UnreadableImage;
import java.io.BufferedReader;
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

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final Path file;
    private final FileChannel channel;
    private final List<Prediction> predictions = new ArrayList<>();
    private final List<UnreadableImage> unreadable = new ArrayList<>();
    private final StringBuilder block = new StringBuilder();
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
        Earlier earlier = Files.exists(file) ? Earlier.read(file) : Earlier.NOTHING;
        if (Files.exists(file)) {
            requireSameOptions(directory, earlier.options(), options);
        }
        FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        ScoringJournal journal = new ScoringJournal(file, channel);
        try {
            for (Map.Entry<String, String> option : options.entrySet()) {
                journal.append(List.of(OPTION, option.getKey(), option.getValue()));
            }
            for (List<String> row : earlier.rows()) {
                journal.replay(row);
            }
            journal.images = earlier.images();
            journal.commit();
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            return journal;
        } catch (IOException | RuntimeException unusable) {
            channel.close();
            Files.deleteIfExists(draft);
            throw unusable;
        }
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

    private void replay(List<String> row) throws IOException {
        List<String> cells = row.subList(1, row.size());
        if (row.get(0).equals(SCORED)) {
            add(PredictionRow.parse(cells));
        } else {
            add(new UnreadableImage(cells.get(0), cells.get(1)));
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

    /** With the very image that the row before has, if it is the same: rows of one image differ in the condition only. */
    private Prediction shared(Prediction prediction) {
        EvaluatedImage last = predictions.isEmpty()
                ? prediction.image()
                : predictions.get(predictions.size() - 1).image();
        return last.equals(prediction.image())
                ? new Prediction(
                        last,
                        prediction.condition(),
                        prediction.rawFakeProbability(),
                        prediction.fakeProbability(),
                        prediction.verdict())
                : prediction;
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
        append(List.of(BLOCK, Integer.toString(images), END));
        ByteBuffer bytes = ByteBuffer.wrap(block.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        block.setLength(0);
        committedImages = images;
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

    /**
     * What an earlier run left.
     *
     * @param images that its finished blocks have
     * @param rows of these blocks
     */
    private record Earlier(Map<String, String> options, int images, List<List<String>> rows) {

        static final Earlier NOTHING = new Earlier(Map.of(), 0, List.of());

        static Earlier read(Path file) throws IOException {
            Map<String, String> options = new HashMap<>();
            List<List<String>> rows = new ArrayList<>();
            int images = 0;
            int finished = 0;
            try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                    CSVParser parser = CSVParser.parse(text, FORMAT)) {
                for (CSVRecord each : parser) {
                    List<String> row = each.toList();
                    if (row.get(0).equals(OPTION)) {
                        options.put(row.get(1), row.get(2));
                    } else if (row.get(0).equals(BLOCK)
                            && row.get(row.size() - 1).equals(END)) {
                        images = Integer.parseInt(row.get(1));
                        finished = rows.size();
                    } else {
                        rows.add(row);
                    }
                }
            } catch (UncheckedIOException tornOff) {
                LOG.debug("{} ends in the middle of a row", file, tornOff);
            }
            return new Earlier(options, images, rows.subList(0, finished));
        }
    }
}
