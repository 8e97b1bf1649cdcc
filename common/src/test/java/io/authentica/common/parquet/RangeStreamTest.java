package io.authentica.common.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RangeStreamTest {

    private final MemoryFile file = new MemoryFile(bytes());

    @Test
    void readsARangeInPieces() throws IOException {
        try (RangeStream stream = stream(new ReadAhead(8, 0, 10, 2), new ByteRange(5, 30))) {
            assertThat(stream.readAllBytes()).containsExactly(expected(5, 30));
        }

        assertThat(file.takeRequests())
                .containsExactly(new ByteRange(5, 15), new ByteRange(15, 25), new ByteRange(25, 30));
    }

    @Test
    void rangesThatLieCloseAreFetchedAsOne() throws IOException {
        List<ByteRange> ranges =
                List.of(new ByteRange(0, 10), new ByteRange(14, 20), new ByteRange(25, 30), new ByteRange(30, 33));

        try (RangeStream stream = stream(new ReadAhead(8, 4, 100, 1), ranges.toArray(ByteRange[]::new))) {
            assertThat(stream.readNBytes(10)).containsExactly(expected(0, 10));
            stream.skipTo(14);
            assertThat(stream.readNBytes(6)).containsExactly(expected(14, 20));
            assertThat(stream.read()).isEqualTo(-1);
            stream.skipTo(25);
            assertThat(stream.readAllBytes()).containsExactly(expected(25, 33));
        }

        assertThat(file.takeRequests()).containsExactly(new ByteRange(0, 20), new ByteRange(25, 33));
    }

    @Test
    void readingEndsWhereARangeDoes() throws IOException {
        try (RangeStream stream = stream(new ReadAhead(8, 0, 100, 2), new ByteRange(3, 5), new ByteRange(8, 9))) {
            assertThat(stream.readAllBytes()).containsExactly(3, 4);
            stream.skipTo(7);
            assertThat(stream.read()).isEqualTo(-1);
            stream.skipTo(8);
            assertThat(stream.read()).isEqualTo(8);
            assertThat(stream.position()).isEqualTo(9);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void whatIsSkippedIsNotFetchedUnlessItIsOnItsWay() throws IOException {
        try (RangeStream stream = stream(new ReadAhead(8, 0, 10, 2), new ByteRange(0, 90))) {
            assertThat(stream.read()).isZero();
            stream.skipTo(75);
            assertThat(stream.skip(3)).isEqualTo(3);
            assertThat(stream.read()).isEqualTo(78);
        }

        assertThat(file.takeRequests())
                .containsExactly(
                        new ByteRange(0, 10),
                        new ByteRange(10, 20),
                        new ByteRange(20, 30),
                        new ByteRange(70, 80),
                        new ByteRange(80, 90));
    }

    @Test
    void noMorePiecesAreOnTheirWayThanAllowed() throws IOException {
        Queue<Runnable> waiting = new ArrayDeque<>();
        Executor slow = task -> {
            waiting.add(task);
            if (waiting.size() == 3) {
                waiting.forEach(Runnable::run);
            }
        };

        try (RangeStream stream = stream(new ReadAhead(8, 0, 10, 3), slow, new ByteRange(0, 100))) {
            assertThat(stream.readNBytes(10)).hasSize(10);
        }

        // Three before the first byte, and one more when the first of them is there.
        assertThat(waiting).hasSize(4);
        assertThat(file.takeRequests()).hasSize(3);
    }

    @Test
    void neverGoesBack() {
        RangeStream stream = stream(new ReadAhead(8, 0, 10, 2), new ByteRange(5, 30));

        assertThatThrownBy(() -> stream.skipTo(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot go back from byte 5 to 4");
    }

    @Test
    void namesTheFileAndTheBytesThatCannotBeRead() {
        RangeStream beyond = stream(new ReadAhead(8, 0, 10, 2), new ByteRange(90, 101));

        assertThatThrownBy(beyond::readAllBytes)
                .isInstanceOf(FetchException.class)
                .hasMessage("shard: cannot read bytes 100 to 101: the file ends at byte 100");
    }

    @Test
    void passesOnWhatTheUserCanMend() {
        RangeFile gated = new RangeFile() {
            @Override
            public String name() {
                return "gated";
            }

            @Override
            public long size() {
                return 10;
            }

            @Override
            public void read(long position, ByteBuffer target) {
                throw new UserException("HF_TOKEN must be set");
            }
        };
        Fetcher fetcher = new Fetcher(gated, ReadAhead.REMOTE, Runnable::run, new AtomicLong());

        assertThatThrownBy(() -> fetcher.stream(List.of(new ByteRange(0, 10))).read())
                .isInstanceOf(UserException.class)
                .hasMessage("HF_TOKEN must be set");
    }

    private RangeStream stream(ReadAhead readAhead, ByteRange... ranges) {
        return stream(readAhead, Runnable::run, ranges);
    }

    private RangeStream stream(ReadAhead readAhead, Executor threads, ByteRange... ranges) {
        return new Fetcher(file, readAhead, threads, new AtomicLong()).stream(List.of(ranges));
    }

    /** The number at every place is the place. */
    private static byte[] bytes() {
        return expected(0, 100);
    }

    private static byte[] expected(int start, int end) {
        byte[] bytes = new byte[end - start];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (start + i);
        }
        return bytes;
    }
}
