package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InterruptedIOException;
import org.junit.jupiter.api.Test;

class InFlightTest {

    @Test
    void letsInWhatFitsAndNoMore() throws InterruptedIOException {
        InFlight inFlight = new InFlight(3, 100);
        inFlight.enter(60);
        inFlight.enter(40);

        assertThat(waits(inFlight, 1)).isTrue();
        inFlight.leave(40);
        assertThat(waits(inFlight, 41)).isTrue();
        assertThat(waits(inFlight, 40)).isFalse();
    }

    @Test
    void boundsTheNumberToo() throws InterruptedIOException {
        InFlight inFlight = new InFlight(2, 100);
        inFlight.enter(1);
        inFlight.enter(1);

        assertThat(waits(inFlight, 1)).isTrue();
        inFlight.leave(1);
        assertThat(waits(inFlight, 1)).isFalse();
    }

    @Test
    void anImageLargerThanTheBoundGoesAlone() throws InterruptedIOException {
        InFlight inFlight = new InFlight(3, 100);
        inFlight.enter(1000);

        assertThat(waits(inFlight, 1)).isTrue();
        inFlight.leave(1000);
        assertThat(waits(inFlight, 1)).isFalse();
    }

    /** A thread that is interrupted beforehand is refused where it would have to wait, and only there. */
    private static boolean waits(InFlight inFlight, long bytes) {
        Thread.currentThread().interrupt();
        try {
            inFlight.enter(bytes);
            return false;
        } catch (InterruptedIOException waiting) {
            return true;
        } finally {
            Thread.interrupted();
        }
    }
}
