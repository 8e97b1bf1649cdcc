package io.authentica.evaluate.run;

import io.authentica.common.cli.UserException;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.evaluate.text.DisplayText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs images through a detector: all cores decode ahead while the caller's thread infers batch after batch.
 *
 * <p>Memory is bounded whatever the number of images: about {@link #AHEAD_INPUTS} prepared inputs of 588 KiB and, in each decoding
 * thread, one picture. Batches end with every block of {@link #BLOCK_IMAGES} images, so that the numbers of a block do not depend on
 * where a run began, to the last bit.
 *
 * @param <T> an image as its user knows it
 * @param <F> what its preparation finds out
 */
public final class InferencePipeline<T, F> implements AutoCloseable {

    public static final int BATCH_INPUTS = 16;

    /** A run that goes on must begin at a multiple of it. */
    public static final int BLOCK_IMAGES = 64;

    /** Decoding may run this far ahead of inference, so that both are busy. */
    static final int AHEAD_INPUTS = 4 * BATCH_INPUTS;

    /** Reads, decodes and preprocesses an image; called by many threads. */
    public interface Preparation<T, F> {

        /** @throws IOException if the image cannot be used */
        Prepared<F> prepare(T image) throws IOException;
    }

    /**
     * @param facts what else was found out
     * @param inputs as many of each image, each float32 {@code [224, 224, 3]}
     */
    public record Prepared<F>(F facts, List<float[]> inputs) {}

    /** Is told what became of each image, in the caller's thread and in the order of the images. What it throws ends the run. */
    public interface Listener<T, F> {

        /** @param probabilities of being fake, one an input; both values of each in [0, 1] */
        void scored(T image, F facts, List<FakeProbability> probabilities) throws IOException;

        /** @param reason what is wrong, without the image's name */
        void unreadable(T image, String reason) throws IOException;
    }

    private record Submitted<T, F>(T image, Future<Prepared<F>> preparation) {}

    /** What became of an image that is prepared. */
    private sealed interface Outcome<T, F> {

        boolean known();

        void tell(Listener<T, F> listener) throws IOException;
    }

    private record Ready<T, F>(T image, F facts, int inputs, List<FakeProbability> probabilities)
            implements Outcome<T, F> {

        @Override
        public boolean known() {
            return probabilities.size() == inputs;
        }

        @Override
        public void tell(Listener<T, F> listener) throws IOException {
            listener.scored(image, facts, List.copyOf(probabilities));
        }
    }

    private record Failed<T, F>(T image, String reason) implements Outcome<T, F> {

        @Override
        public boolean known() {
            return true;
        }

        @Override
        public void tell(Listener<T, F> listener) throws IOException {
            listener.unreadable(image, reason);
        }
    }

    private final Detector detector;
    private final Function<T, String> names;
    private final Preparation<T, F> preparation;
    private final Listener<T, F> listener;
    private final int aheadImages;
    private final ExecutorService decoders;
    private final Deque<Submitted<T, F>> ahead = new ArrayDeque<>();
    private final Deque<Outcome<T, F>> outcomes = new ArrayDeque<>();
    private final List<float[]> inputs = new ArrayList<>();
    /** Where the probabilities of {@link #inputs} go. */
    private final List<List<FakeProbability>> targets = new ArrayList<>();

    private long taken;

    /**
     * @param inputsPerImage how many inputs a preparation gives
     * @param names what an image is called in errors
     */
    public InferencePipeline(
            Detector detector,
            int inputsPerImage,
            Function<T, String> names,
            Preparation<T, F> preparation,
            Listener<T, F> listener) {
        this.detector = detector;
        this.names = names;
        this.preparation = preparation;
        this.listener = listener;
        int threads = Runtime.getRuntime().availableProcessors();
        this.aheadImages = Math.max(threads + 1, AHEAD_INPUTS / inputsPerImage);
        this.decoders = Executors.newFixedThreadPool(threads);
    }

    /** Takes the next image, and waits while those before it fill the memory set aside for them. */
    public void accept(T image) throws IOException, InterruptedException {
        if (ahead.size() == aheadImages) {
            take(ahead.remove());
        }
        ahead.add(new Submitted<>(image, decoders.submit(() -> preparation.prepare(image))));
    }

    /** Ends the run: the listener has then heard of every image. */
    public void finish() throws IOException, InterruptedException {
        while (!ahead.isEmpty()) {
            take(ahead.remove());
        }
        infer();
        report();
    }

    private void take(Submitted<T, F> next) throws IOException, InterruptedException {
        try {
            Prepared<F> prepared = next.preparation().get();
            List<FakeProbability> probabilities = new ArrayList<>();
            outcomes.add(new Ready<>(
                    next.image(), prepared.facts(), prepared.inputs().size(), probabilities));
            for (float[] input : prepared.inputs()) {
                inputs.add(input);
                targets.add(probabilities);
                if (inputs.size() == BATCH_INPUTS) {
                    infer();
                }
            }
        } catch (ExecutionException failure) {
            outcomes.add(new Failed<>(next.image(), reason(next.image(), failure)));
        }
        taken++;
        if (taken % BLOCK_IMAGES == 0) {
            infer();
        }
        report();
    }

    private void infer() {
        if (inputs.isEmpty()) {
            return;
        }
        List<FakeProbability> probabilities = detector.fakeProbabilities(inputs);
        if (probabilities.size() != inputs.size()) {
            throw new IllegalStateException(
                    "the detector gave " + probabilities.size() + " probabilities for " + inputs.size() + " inputs");
        }
        for (int i = 0; i < inputs.size(); i++) {
            targets.get(i).add(probabilities.get(i));
        }
        inputs.clear();
        targets.clear();
    }

    private void report() throws IOException {
        while (!outcomes.isEmpty() && outcomes.element().known()) {
            Outcome<T, F> outcome = outcomes.remove();
            if (outcome instanceof Ready<T, F> ready) {
                ready.probabilities().forEach(probability -> requireUsable(ready.image(), probability));
            }
            outcome.tell(listener);
        }
    }

    /** Weights that are not numbers, or too large, give probabilities that are none. */
    private void requireUsable(T image, FakeProbability probability) {
        if (!(probability.calibrated() >= 0 && probability.calibrated() <= 1)) {
            throw new UserException("%s: model '%s' gives the probability %s: its weights are not usable"
                    .formatted(names.apply(image), detector.description().name(), probability.calibrated()));
        }
    }

    /** The reason if the image is at fault; whatever else went wrong is thrown on. */
    private String reason(T image, ExecutionException execution) {
        Throwable failure = execution.getCause();
        if (failure instanceof IOException atFault) {
            return FileFailure.reason(atFault);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(
                "while preparing %s: %s".formatted(DisplayText.oneLine(names.apply(image)), failure), failure);
    }

    @Override
    public void close() {
        decoders.shutdownNow();
        try {
            // The detector may be closed next: no thread may be inside it by then.
            if (!decoders.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("an image is still being decoded after a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
