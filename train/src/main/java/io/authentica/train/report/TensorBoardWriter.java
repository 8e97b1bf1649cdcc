package io.authentica.train.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes an event file that {@code tensorboard --logdir} shows, also while the run goes on. All tags of a directory share one axis
 * of steps, here epochs, since a restart takes back the steps of all of them.
 */
public final class TensorBoardWriter implements AutoCloseable {

    private static final String PREFIX = "events.out.tfevents.";
    /** Where other writers put the host's name, which is nobody's business; only the order of the files matters. */
    private static final String SUFFIX = ".authentica";

    private static final Pattern FILE_NAME = Pattern.compile(Pattern.quote(PREFIX) + "(\\d{1,18})\\..*");

    private final InstantSource clock;
    private final OutputStream output;

    private TensorBoardWriter(InstantSource clock, OutputStream output) {
        this.clock = clock;
        this.output = output;
    }

    /**
     * Begins a file beside those that an interrupted run left.
     *
     * @param directory made if need be
     * @param clock gives the file its name and the events their wall time
     * @param firstStep the first one that will be written: what earlier files hold for it and later ones no longer counts
     */
    public static TensorBoardWriter open(Path directory, InstantSource clock, long firstStep) throws IOException {
        Files.createDirectories(directory);
        // Read in the order of their names, so a file is named after those before it even where the clock was put back.
        long second = Math.max(clock.instant().getEpochSecond(), lastSecond(directory) + 1);
        Path file = directory.resolve(PREFIX + "%010d".formatted(second) + SUFFIX);
        TensorBoardWriter writer = new TensorBoardWriter(
                clock, new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)));
        writer.write(TensorBoardEvent.fileVersion(clock.instant()));
        // In the first file too: TensorBoard takes the first start that it sees for no restart.
        writer.write(TensorBoardEvent.sessionStart(clock.instant(), firstStep));
        writer.flush();
        return writer;
    }

    /** Adds a point; it is kept as a float. */
    public void scalar(String tag, long step, double value) throws IOException {
        write(TensorBoardEvent.scalar(clock.instant(), step, tag, value));
    }

    /** Adds a text, which is shown as Markdown. */
    public void text(String tag, long step, String markdown) throws IOException {
        write(TensorBoardEvent.text(clock.instant(), step, tag, markdown));
    }

    /** Adds an epoch's figures with the epoch as their step, and flushes. */
    public void epoch(EpochRow row) throws IOException {
        scalar("loss/train", row.epoch(), row.trainLoss());
        scalar("loss/validation", row.epoch(), row.validationLoss());
        scalar("validation/auc", row.epoch(), row.validationAuc());
        scalar("validation/balanced_accuracy", row.epoch(), row.validationBalancedAccuracy());
        scalar("learning_rate", row.epoch(), row.learningRate());
        if (row.imagesPerSecond().isPresent()) {
            scalar("images_per_second", row.epoch(), row.imagesPerSecond().getAsDouble());
        }
        flush();
    }

    /** Hands all that was added to the operating system, where TensorBoard sees it and from where a killed process cannot take it back. */
    public void flush() throws IOException {
        output.flush();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }

    private void write(byte[] event) throws IOException {
        output.write(TfRecord.frame(event));
    }

    private static long lastSecond(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> FILE_NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToLong(name -> Long.parseLong(name.group(1)))
                    .max()
                    .orElse(-1);
        }
    }
}
