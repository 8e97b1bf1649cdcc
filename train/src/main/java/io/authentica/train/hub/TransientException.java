package io.authentica.train.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A failure of network or server that may be over when tried again. */
final class TransientException extends IOException {

    private final transient Optional<Duration> demandedWait;

    TransientException(String message, Optional<Duration> demandedWait) {
        super(message);
        this.demandedWait = demandedWait;
    }

    TransientException(String message, Throwable cause) {
        super(message, cause);
        this.demandedWait = Optional.empty();
    }

    /** How long the server wants to be left alone. */
    Optional<Duration> demandedWait() {
        return demandedWait;
    }
}
