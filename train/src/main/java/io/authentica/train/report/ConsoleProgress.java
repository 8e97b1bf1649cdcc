package io.authentica.train.report;

import io.authentica.common.cli.Progress;
import java.util.function.LongSupplier;

/**
 * Shows a run: one {@link Progress} an epoch with the loss and the time left of the whole run, and at the epoch's end one line with
 * what it came to. For use by one thread, in the order {@link #beginEpoch}, {@link #step} for each batch, {@link #validating},
 * {@link #endEpoch}; {@link #close} in whichever state.
 */
public final class ConsoleProgress implements AutoCloseable {

    /** Starts to show an epoch: its name, and how many images it has. */
    @FunctionalInterface
    interface Starter {
        Progress start(String task, long images);
    }

    private final int epochs;
    private final LongSupplier nanoTime;
    private final Starter starter;
    private final TimeLeft timeLeft;
    private Progress progress = Progress.silent();
    private long startNanos;
    private long lastNanos;
    private long images;
    private double lossSum;
    private double trainSeconds;

    /**
     * @param epochs of the whole run
     * @param imagesPerEpoch training images
     */
    public ConsoleProgress(int epochs, long imagesPerEpoch) {
        this(epochs, imagesPerEpoch, System::nanoTime, (task, images) -> Progress.start(task, "images", images, false));
    }

    ConsoleProgress(int epochs, long imagesPerEpoch, LongSupplier nanoTime, Starter starter) {
        this.epochs = epochs;
        this.nanoTime = nanoTime;
        this.starter = starter;
        this.timeLeft = new TimeLeft(epochs, imagesPerEpoch);
    }

    /**
     * Begins to show an epoch.
     *
     * @param epoch from 1; not the first one where the run goes on from a checkpoint
     * @param imagesDone of its training images, by an earlier process
     */
    public void beginEpoch(int epoch, long imagesDone) {
        progress = starter.start("epoch %d of %d".formatted(epoch, epochs), timeLeft.imagesPerEpoch() - imagesDone);
        timeLeft.beginEpoch(epoch, imagesDone);
        startNanos = nanoTime.getAsLong();
        lastNanos = startNanos;
        images = 0;
        lossSum = 0;
        trainSeconds = 0;
    }

    /**
     * A batch was trained on.
     *
     * @param batchImages how many images it has
     * @param loss its mean
     */
    public void step(long batchImages, double loss) {
        double seconds = lap();
        trainSeconds += seconds;
        timeLeft.trained(batchImages, seconds);
        images += batchImages;
        lossSum += loss * batchImages;
        progress.message(
                Figures.text("loss %.4f, run: about %s left", lossSum / images, Figures.duration(timeLeft.seconds())));
        progress.step(batchImages);
    }

    /** Training is over for this epoch. */
    public void validating() {
        progress.message("validating");
    }

    /** The epoch is over; {@code row} is shown. */
    public void endEpoch(EpochRow row) {
        timeLeft.validated(lap());
        String left = row.epoch() < epochs ? ", run: about " + Figures.duration(timeLeft.seconds()) + " left" : "";
        progress.message(line(row) + left);
        close();
    }

    /** Training images a second in the epoch so far, without validation; 0 before any time has passed. */
    public double imagesPerSecond() {
        return trainSeconds > 0 ? images / trainSeconds : 0;
    }

    /** Seconds since the epoch began. */
    public double epochSeconds() {
        return (nanoTime.getAsLong() - startNanos) / 1e9;
    }

    /** Leaves the terminal in order, also in the middle of an epoch. */
    @Override
    public void close() {
        progress.close();
        progress = Progress.silent();
    }

    /** What an epoch came to, for the console and for a log. */
    public static String line(EpochRow row) {
        String figures = Figures.text(
                "train loss %.4f, validation loss %.4f, AUC %.4f, balanced accuracy %.4f, learning rate %.2e",
                row.trainLoss(),
                row.validationLoss(),
                row.validationAuc(),
                row.validationBalancedAccuracy(),
                row.learningRate());
        return row.imagesPerSecond().isPresent()
                ? figures
                        + Figures.text(", %.1f images/s", row.imagesPerSecond().getAsDouble())
                : figures;
    }

    private double lap() {
        long now = nanoTime.getAsLong();
        double seconds = (now - lastNanos) / 1e9;
        lastNanos = now;
        return seconds;
    }
}
