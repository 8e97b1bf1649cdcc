package io.authentica.train.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Time as the client sees it: waiting is asked for here, so that tests need not wait. */
public interface HubClock {

    Instant now();

    void sleep(Duration duration) throws InterruptedException;

    /** From 0 to 1, at random: what keeps many clients from coming back at the same moment. No result depends on it. */
    double jitter();

    /** The machine's. */
    static HubClock system() {
        return new HubClock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis());
            }

            @Override
            public double jitter() {
                return ThreadLocalRandom.current().nextDouble();
            }
        };
    }
}
