package io.authentica.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class SteadyStreamTest {

    /** Soon past the largest number, as a clock of nanoseconds may be. */
    private static final long START_NANOS = Long.MAX_VALUE - 5;

    private long nowNanos = START_NANOS;

    /** Comes in pieces, at a rate. */
    private InputStream body(int bytes, int pieceBytes, double bytesPerSecond) {
        InputStream pieces = new ByteArrayInputStream(new byte[bytes]) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                int read = super.read(buffer, offset, Math.min(length, pieceBytes));
                nowNanos += (long) (Math.max(0, read) / bytesPerSecond * 1e9);
                return read;
            }
        };
        return new SteadyStream(pieces, () -> nowNanos);
    }

    private double elapsedSeconds() {
        return (nowNanos - START_NANOS) / 1e9;
    }

    @Test
    void aSlowLineGetsThrough() throws IOException {
        assertThat(body(20 << 20, 4000, 40 << 10).readAllBytes()).hasSize(20 << 20);
        assertThat(elapsedSeconds()).isCloseTo(512, within(1.0));
    }

    @Test
    void aClientThatNeedsSecondsToGetGoingIsForgiven() throws IOException {
        assertThat(body(100, 50, 50 / 9.0).readAllBytes()).hasSize(100);
    }

    @Test
    void aClientThatTricklesIsGivenUp() {
        InputStream body = body(1000, 1, 1);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(body::readAllBytes)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(408));
        assertThat(elapsedSeconds()).isCloseTo(21, within(0.1));
    }

    @Test
    void noBodyTakesLongerThanTenMinutes() {
        InputStream body = body(20 << 20, 4000, 20 << 10);

        assertThatExceptionOfType(ApiException.class).isThrownBy(body::readAllBytes);
        assertThat(elapsedSeconds()).isCloseTo(600, within(1.0));
    }
}
