package io.authentica.train.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that stands still and writes down for how long it should have slept. */
final class TestClock implements HubClock {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

    List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public void sleep(Duration duration) {
        sleeps.add(duration);
    }

    @Override
    public double jitter() {
        return 0.5;
    }
}
