package io.authentica.train.hub;

import io.authentica.common.cli.UserException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the tries of one task and waits between them. For use by one thread. */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private static final int TRIES = 5;
    /** Twice the Hub's window of five minutes: who is asked to wait for longer is told, instead of left waiting. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final Duration LOGGED_FROM = Duration.ofSeconds(3);

    private final String task;
    private final HubClock clock;
    private int tried;

    /** @param task what is being done, for messages: {@code hf://a/b: reading x} */
    Retries(String task, HubClock clock) {
        this.task = task;
        this.clock = clock;
    }

    /** There was progress: the next failure is a first one. */
    void reset() {
        tried = 0;
    }

    /**
     * Waits for the next try.
     *
     * @throws UserException if there is none
     */
    void waitAfter(TransientException failure) throws InterruptedIOException {
        tried++;
        Duration wait = failure.demandedWait().orElse(RetryWait.afterTry(tried, clock.jitter()));
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw new UserException(
                    task + ": " + failure.getMessage() + "; the server asks to wait " + wait.toSeconds()
                            + " s, and more than " + LONGEST_WAIT.toSeconds()
                            + " s are not waited: try again later (with HF_TOKEN the limits are higher)",
                    failure);
        }
        if (tried >= TRIES) {
            throw new UserException(
                    task + ": " + failure.getMessage() + ", after " + TRIES
                            + " tries: check the network and HF_ENDPOINT, or try again later (HF_HUB_OFFLINE=1 uses the cache alone)",
                    failure);
        }
        if (wait.compareTo(LOGGED_FROM) >= 0) {
            LOG.info(
                    "{}: {}; waiting {} s before try {} of {}",
                    task,
                    failure.getMessage(),
                    wait.toSeconds(),
                    tried + 1,
                    TRIES);
        }
        sleep(clock, wait);
    }

    /** Sleeps; an interruption becomes an exception and stays visible. */
    static void sleep(HubClock clock, Duration duration) throws InterruptedIOException {
        try {
            clock.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting");
        }
    }
}
