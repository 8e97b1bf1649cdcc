package io.authentica.evaluate.predict;

import io.authentica.common.cli.UserException;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.image.ImageFacts;
import io.authentica.common.image.UnreadableImageException;
import io.authentica.evaluate.text.DisplayText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs image files through a detector: all cores decode ahead while the caller's thread infers batch after batch.
 *
 * <p>Memory is bounded whatever the number of files: at most {@link #AHEAD_IMAGES} prepared inputs of 588 KiB and, in each decoding
 * thread, one picture.
 */
public final class ImageScorer {

    static final int BATCH_IMAGES = 16;

    /** Decoding may run this far ahead of inference, so that both are busy. */
    static final int AHEAD_IMAGES = 4 * BATCH_IMAGES;

    /** Is told what became of each file, in the caller's thread. */
    public interface Listener {

        /**
         * @param index the file's place in the list that is being scored
         * @param probability of being fake; both values in [0, 1]
         * @param facts what the file says of its picture; empty where only the detector could read it
         */
        void scored(int index, FakeProbability probability, Optional<ImageFacts> facts);

        /**
         * The file could not be used, and no probability stands in for it.
         *
         * @param index the file's place in the list that is being scored
         * @param reason what is wrong, without the file's name
         */
        void unreadable(int index, String reason);
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody and copied by nobody
    private record Prepared(float[] input, Optional<ImageFacts> facts) {}

    private final Detector detector;
    private final int decodingThreads;

    public ImageScorer(Detector detector) {
        this(detector, Runtime.getRuntime().availableProcessors());
    }

    ImageScorer(Detector detector, int decodingThreads) {
        this.detector = detector;
        this.decodingThreads = decodingThreads;
    }

    /**
     * Scores all files. The listener hears of each exactly once; of scored ones in the order of the list, of unreadable ones as soon
     * as they are found. What it throws ends the run.
     */
    public void score(List<ImageFile> files, Listener listener) throws InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        ExecutorService decoders = Executors.newFixedThreadPool(Math.min(decodingThreads, files.size()));
        try {
            score(files, decoders, listener);
        } finally {
            decoders.shutdownNow();
            // The detector may be closed next: no thread may be inside it by then.
            decoders.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private void score(List<ImageFile> files, ExecutorService decoders, Listener listener) throws InterruptedException {
        Deque<Future<Prepared>> ahead = new ArrayDeque<>();
        List<Integer> batch = new ArrayList<>();
        List<Prepared> inputs = new ArrayList<>();
        int submitted = 0;
        for (int index = 0; index < files.size(); index++) {
            while (submitted < files.size() && ahead.size() + inputs.size() < AHEAD_IMAGES) {
                ImageFile file = files.get(submitted++);
                ahead.add(decoders.submit(() -> prepare(file)));
            }
            try {
                inputs.add(ahead.remove().get());
                batch.add(index);
            } catch (ExecutionException failure) {
                listener.unreadable(index, reason(files.get(index).name(), failure));
            }
            if (batch.size() == BATCH_IMAGES) {
                infer(files, batch, inputs, listener);
            }
        }
        if (!batch.isEmpty()) {
            infer(files, batch, inputs, listener);
        }
    }

    private Prepared prepare(ImageFile file) throws IOException {
        byte[] encoded = file.read();
        return new Prepared(detector.prepare(file.name(), encoded), ImageFacts.of(encoded));
    }

    private void infer(List<ImageFile> files, List<Integer> batch, List<Prepared> inputs, Listener listener) {
        List<FakeProbability> probabilities =
                detector.fakeProbabilities(inputs.stream().map(Prepared::input).toList());
        if (probabilities.size() != batch.size()) {
            throw new IllegalStateException(
                    "the detector gave " + probabilities.size() + " probabilities for " + batch.size() + " images");
        }
        for (int i = 0; i < batch.size(); i++) {
            FakeProbability probability = probabilities.get(i);
            if (!(probability.calibrated() >= 0 && probability.calibrated() <= 1)) {
                throw new UserException("%s: model '%s' gives the probability %s: its weights are not usable"
                        .formatted(
                                files.get(batch.get(i)).name(),
                                detector.description().name(),
                                probability.calibrated()));
            }
            listener.scored(batch.get(i), probability, inputs.get(i).facts());
        }
        batch.clear();
        inputs.clear();
    }

    /** The reason if the file is at fault; whatever else went wrong is thrown on. */
    private static String reason(String name, ExecutionException execution) {
        Throwable failure = execution.getCause();
        if (failure instanceof UnreadableImageException unreadable) {
            return unreadable.reason();
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "access denied";
        }
        if (failure instanceof IOException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("while reading %s: %s".formatted(DisplayText.oneLine(name), failure), failure);
    }
}
