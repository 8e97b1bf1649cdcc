package io.authentica.train.audit;

import io.authentica.common.cli.Progress;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.UnreadableImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads and decodes every file of a data set, once each, on several threads. */
final class ImageScanner {

    private final ImageDecoder decoder = new ImageDecoder();
    private final Manifest manifest;

    ImageScanner(Manifest manifest) {
        this.manifest = manifest;
    }

    /** @return one for each sample, in the manifest's order */
    List<Scanned> scan(int threads, boolean quiet) throws IOException {
        List<Sample> samples = manifest.samples();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (Progress progress = Progress.start("audit", "images", samples.size(), quiet)) {
            List<Future<Scanned>> pending = samples.stream()
                    .map(sample -> workers.submit(() -> scan(sample)))
                    .toList();
            List<Scanned> scanned = new ArrayList<>();
            for (Future<Scanned> next : pending) {
                scanned.add(await(next));
                progress.step(1);
            }
            return scanned;
        } finally {
            workers.shutdownNow();
        }
    }

    private Scanned scan(Sample sample) throws IOException {
        Path file = manifest.file(sample);
        try {
            byte[] encoded = Files.readAllBytes(file);
            HeaderFacts header = HeaderFacts.read(sample.fileName(), encoded);
            PerceptualHash hash = PerceptualHash.of(decoder.decode(sample.fileName(), encoded));
            return new Scanned.Image(sample, header, ContentHash.of(encoded), hash);
        } catch (UnreadableImageException unreadable) {
            return new Scanned.Unreadable(sample, unreadable.reason());
        } catch (NoSuchFileException missing) {
            return new Scanned.Unreadable(sample, "the file is missing");
        }
    }

    private static Scanned await(Future<Scanned> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw new IOException(cause.getMessage(), cause);
            }
            throw new IllegalStateException("a worker failed: " + failed.getCause(), failed);
        }
    }
}
