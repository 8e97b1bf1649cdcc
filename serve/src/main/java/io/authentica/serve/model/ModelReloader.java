package io.authentica.serve.model;

import io.authentica.common.cli.UserException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the live model by what its source has now, on a thread of its own: the new one is opened and verified beside the old one, and only
 * then do requests get it. What cannot be opened is refused, and the old one keeps serving.
 */
public final class ModelReloader implements AutoCloseable {

    /** What became of an attempt. */
    public enum Outcome {
        LOADED,
        REFUSED
    }

    private static final Logger LOG = LoggerFactory.getLogger(ModelReloader.class);

    private final ModelSource source;
    private final LiveModel models;
    private final Consumer<Outcome> told;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread reload = new Thread(work, "reload");
        reload.setDaemon(true);
        return reload;
    });

    /** Used by that thread only: the state that was loaded or refused, and the one seen last. */
    private String tried;

    private String seen;

    /**
     * @param openedState of the source, from before the live model was opened: what was replaced since is another model
     * @param told every outcome
     */
    public ModelReloader(ModelSource source, String openedState, LiveModel models, Consumer<Outcome> told) {
        this.source = source;
        this.models = models;
        this.told = told;
        this.tried = openedState;
        this.seen = openedState;
    }

    /** Tries now. */
    public CompletableFuture<Outcome> reload() {
        return CompletableFuture.supplyAsync(this::tryNow, thread);
    }

    /** Tries whenever the source has changed and then stayed as it is for one period: nobody wants it half written. */
    public void watch(int periodSeconds) {
        // It ends with the thread, and look() lets nothing escape.
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::look, periodSeconds, periodSeconds, TimeUnit.SECONDS);
    }

    /** One look of {@link #watch}. */
    void look() {
        try {
            String now = source.state();
            boolean settled = now.equals(seen);
            seen = now;
            if (settled && !now.equals(tried)) {
                tryNow();
            }
        } catch (Throwable unseen) { // an error too, or it would be the last look
            LOG.debug("the model package cannot be looked at", unseen);
        }
    }

    private Outcome tryNow() {
        Outcome outcome;
        try {
            tried = source.state();
            ServedModel next = source.open();
            models.replace(next);
            LOG.info("serving {} {}", next.detector().description().name(), next.version());
            outcome = Outcome.LOADED;
        } catch (UserException refused) {
            LOG.error("the model is not replaced: {}", refused.getMessage());
            outcome = Outcome.REFUSED;
        } catch (Throwable failure) { // a class that is missing or memory that has run out is no reason to stop looking
            LOG.error("the model is not replaced", failure);
            outcome = Outcome.REFUSED;
        }
        told.accept(outcome);
        return outcome;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
