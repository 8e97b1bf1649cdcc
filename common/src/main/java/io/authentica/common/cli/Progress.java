package io.authentica.common.cli;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a long task is: a bar where a person watches, else a line in the log every ten seconds or so. It goes to stderr; stdout
 * is for results. For use by one thread.
 */
public interface Progress extends AutoCloseable {

    /** {@code count} more are done. */
    void step(long count);

    /** What else there is to say from now on, such as a loss: it follows the figures, and on a terminal it stays when the bar is done. */
    void message(String text);

    @Override
    void close();

    /** Progress that nobody sees. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void step(long count) {}

            @Override
            public void message(String text) {}

            @Override
            public void close() {}
        };
    }

    /**
     * Starts to show a task's progress.
     *
     * @param task what is being done, for people
     * @param unit what is counted, in the plural: {@code images}
     * @param total how many there are; at least 0
     * @param quiet whether nothing is to be shown
     */
    static Progress start(String task, String unit, long total, boolean quiet) {
        if (quiet) {
            return silent();
        }
        Logger log = LoggerFactory.getLogger(Progress.class);
        if (Terminal.isAttached()) {
            return new Bar(task, unit, total, log::info);
        }
        return new Lines(task, unit, total, System::nanoTime, log::info);
    }

    /** A bar with speed and time left. */
    final class Bar implements Progress {

        private final String task;
        private final Consumer<String> sink;
        private final ProgressBar bar;
        private String message = "";

        private Bar(String task, String unit, long total, Consumer<String> sink) {
            this.task = task;
            this.sink = sink;
            this.bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setUnit(" " + unit, 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .showSpeed()
                    .build();
        }

        @Override
        public void step(long count) {
            bar.stepBy(count);
        }

        @Override
        public void message(String text) {
            message = text;
            bar.setExtraMessage(text);
        }

        @Override
        public void close() {
            // The bar cuts what does not fit into the terminal.
            bar.setExtraMessage("");
            bar.close();
            if (!message.isEmpty()) {
                sink.accept(task + ": " + message);
            }
        }
    }

    /** A line every ten seconds at most, and one at the end. */
    final class Lines implements Progress {

        private static final double SECONDS_BETWEEN_LINES = 10;

        private final String task;
        private final String unit;
        private final long total;
        private final LongSupplier nanoTime;
        private final Consumer<String> sink;
        private final long start;
        private long lastLine;
        private long done;
        private String message = "";

        /** @param nanoTime a clock, as {@link System#nanoTime} is */
        Lines(String task, String unit, long total, LongSupplier nanoTime, Consumer<String> sink) {
            this.task = task;
            this.unit = unit;
            this.total = total;
            this.nanoTime = nanoTime;
            this.sink = sink;
            this.start = nanoTime.getAsLong();
            this.lastLine = start;
        }

        @Override
        public void step(long count) {
            done += count;
            long now = nanoTime.getAsLong();
            if (seconds(lastLine, now) >= SECONDS_BETWEEN_LINES) {
                lastLine = now;
                double rate = done / seconds(start, now);
                String left = rate > 0 ? String.format(Locale.ROOT, ", %.0f s left", (total - done) / rate) : "";
                write(String.format(Locale.ROOT, "%s: %d of %d %s, %.1f/s", task, done, total, unit, rate) + left);
            }
        }

        @Override
        public void message(String text) {
            message = text;
        }

        @Override
        public void close() {
            double taken = seconds(start, nanoTime.getAsLong());
            write(String.format(Locale.ROOT, "%s: %d of %d %s in %.1f s", task, done, total, unit, taken));
        }

        private void write(String figures) {
            sink.accept(message.isEmpty() ? figures : figures + ", " + message);
        }

        private static double seconds(long fromNanos, long toNanos) {
            return (toNanos - fromNanos) / 1e9;
        }
    }
}
