package io.authentica.train.inventory;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.parquet.ChunkReader;
import io.authentica.common.parquet.RowMetadata;
import io.authentica.common.parquet.Source;
import io.authentica.common.parquet.SourceFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an inventory of a source, several files at a time; goes on where an earlier run was interrupted. */
final class Inventory {

    private static final Logger log = LoggerFactory.getLogger(Inventory.class);
    private static final int SECONDS_TO_END = 60;

    private final Source source;
    private final InventoryFiles files;

    private Inventory(Source source, InventoryFiles files) {
        this.source = source;
        this.files = files;
    }

    /**
     * Makes the inventory.
     *
     * @param config what of the source was opened
     * @param threads how many files are read at a time; the outcome does not depend on it
     */
    static List<InventoryRow> make(Source source, String config, Path out, int threads, boolean quiet)
            throws IOException {
        List<String> description =
                List.of("source = " + source.origin(), "config = " + config, "files = " + source.fingerprint());
        InventoryFiles files = InventoryFiles.open(out, description);
        if (files.isComplete()) {
            log.info("{} is complete already: nothing to do", out);
        } else {
            new Inventory(source, files).count(threads, quiet);
            files.complete(source.files().size());
            long size = source.files().stream().mapToLong(SourceFile::sizeBytes).sum();
            log.info(
                    "read {} MB of the source's {} MB ({} %)",
                    format(source.bytesRead() / 1e6),
                    format(size / 1e6),
                    format(100.0 * source.bytesRead() / Math.max(size, 1)));
        }
        return files.rows();
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private void count(int threads, boolean quiet) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (Progress progress =
                Progress.start("inventory", "files", source.files().size(), quiet)) {
            CompletionService<Integer> work = new ExecutorCompletionService<>(workers);
            int begun = 0;
            for (int i = 0; i < source.files().size(); i++) {
                int file = i;
                if (files.isDone(file)) {
                    progress.step(1);
                } else {
                    work.submit(() -> {
                        files.finish(file, count(source.files().get(file)));
                        return file;
                    });
                    begun++;
                }
            }
            for (; begun > 0; begun--) {
                work.take().get();
                progress.step(1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failed) {
            throw rethrow(failed);
        } finally {
            end(workers);
        }
    }

    private static List<InventoryRow> count(SourceFile file) throws IOException {
        Map<Kind, Long> counts = new TreeMap<>(Kind.ORDER);
        try (ChunkReader reader = file.open()) {
            for (int chunk = 0; chunk < reader.chunkCount(); chunk++) {
                for (RowMetadata row : reader.labels(chunk)) {
                    counts.merge(Kind.of(row), 1L, Long::sum);
                }
            }
        }
        List<InventoryRow> rows = new ArrayList<>();
        counts.forEach((kind, count) -> rows.add(new InventoryRow(kind, file.split(), file.name(), count)));
        return rows;
    }

    private static IOException rethrow(ExecutionException failed) {
        if (failed.getCause() instanceof IOException cause) {
            return new IOException(cause.getMessage(), cause);
        }
        if (failed.getCause() instanceof UserException cause) {
            throw new UserException(String.valueOf(cause.getMessage()), cause);
        }
        throw new IllegalStateException("a worker failed: " + failed.getCause(), failed);
    }

    /** Drops what has not begun and waits for what has. */
    private static void end(ExecutorService workers) {
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                log.warn("files are still being read");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
