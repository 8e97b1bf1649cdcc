package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparationResumeTest {

    private static final int ROWS_PER_SHARD = 10;

    @TempDir
    Path directory = Path.of(".");

    private Path shards = Path.of(".");

    @BeforeEach
    void writeShards() throws IOException {
        shards = directory.resolve("openfake");
        for (int shard = 0; shard < 3; shard++) {
            ShardFixture fixture = new ShardFixture();
            for (int i = 0; i < ROWS_PER_SHARD; i++) {
                // Image 5 occurs in all shards; row 7 is unreadable.
                byte[] image = i == 7 ? new byte[] {1, 2} : ShardFixture.png(i == 5 ? 5 : 100 * shard + i);
                fixture.add(image, i % 2 == 0 ? "real" : "fake", "m" + i % 3);
            }
            fixture.write(shards.resolve("core/"
                    + List.of("test-00000-of-00001", "train-00000-of-00001", "validation-00000-of-00001")
                            .get(shard)
                    + ".parquet"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 13, 29})
    void endsWithTheSameBytesWhereverItWasInterrupted(int rowsBeforeTheFault) throws IOException {
        Map<String, String> uninterrupted = prepare("straight");

        PrepareOptions options = options("broken", 0);
        Source faulty = new InterruptedSource(Preparation.openSource(options), rowsBeforeTheFault);
        assertThatThrownBy(() -> Preparation.run(options, faulty, ImageCheck.byDecoding()))
                .isInstanceOf(IOException.class)
                .hasMessage("pulled the plug");
        assertThat(options.out().resolve("metadata.csv")).doesNotExist();

        assertThat(prepare("broken")).isEqualTo(uninterrupted);
    }

    @Test
    void doesNotRepeatFinishedShards() throws IOException {
        PrepareOptions options = options("broken", 0);
        Source faulty = new InterruptedSource(Preparation.openSource(options), 2 * ROWS_PER_SHARD + 3);
        assertThatThrownBy(() -> Preparation.run(options, faulty, ImageCheck.byDecoding()))
                .hasMessage("pulled the plug");
        AtomicInteger checked = new AtomicInteger();
        ImageCheck decoding = ImageCheck.byDecoding();

        Preparation.run(options, Preparation.openSource(options), (name, encoded) -> {
            checked.incrementAndGet();
            return decoding.check(name, encoded);
        });

        assertThat(checked).hasValue(ROWS_PER_SHARD);
    }

    @Test
    void forgetsWhatAKilledRunLeftHalfWritten() throws IOException {
        Map<String, String> uninterrupted = prepare("straight");
        PrepareOptions options = options("killed", 0);
        Source faulty = new InterruptedSource(Preparation.openSource(options), 15);
        assertThatThrownBy(() -> Preparation.run(options, faulty, ImageCheck.byDecoding()))
                .hasMessage("pulled the plug");
        Path out = options.out();
        Files.writeString(out.resolve(".prepare/tmp/image-1-1"), "half an image");
        Files.writeString(out.resolve(".prepare/tmp/part.csv"), "kept,0");
        Files.writeString(out.resolve("metadata.csv.tmp"), "file_na");

        assertThat(prepare("killed")).isEqualTo(uninterrupted);
    }

    @Test
    void canBeKilledWhileItTidiesUp() throws IOException {
        Map<String, String> uninterrupted = prepare("straight");
        prepare("killed");
        Files.createDirectories(directory.resolve("killed/.prepare.done/tmp"));

        assertThat(prepare("killed")).isEqualTo(uninterrupted);
    }

    @Test
    void namesTheOptionThatDiffersFromTheBegunDataSet() throws IOException {
        PrepareOptions options = options("broken", 0);
        Source faulty = new InterruptedSource(Preparation.openSource(options), 3);
        assertThatThrownBy(() -> Preparation.run(options, faulty, ImageCheck.byDecoding()))
                .hasMessage("pulled the plug");

        assertThatThrownBy(() -> Preparation.run(options("broken", 1)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        directory.resolve("broken/preparation.txt") + ": --seed must stay as it was when this data set"
                                + " was begun (0) but was 1; use the same options or another --out");
        Files.delete(shards.resolve("core/test-00000-of-00001.parquet"));
        assertThatThrownBy(() -> Preparation.run(options))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("preparation.txt: --source must stay as it was");
    }

    @Test
    void leavesAFinishedDataSetAsItIs() throws IOException {
        Map<String, String> finished = prepare("done");

        assertThat(prepare("done")).isEqualTo(finished);
        assertThatThrownBy(() -> Preparation.run(options("done", 1)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--seed must stay as it was");
    }

    private Map<String, String> prepare(String name) throws IOException {
        Preparation.run(options(name, 0));
        return TreeBytes.of(directory.resolve(name));
    }

    private PrepareOptions options(String name, long seed) {
        Quotas all = new Quotas(OptionalInt.empty(), OptionalInt.empty());
        return new PrepareOptions(shards, directory.resolve(name), "core", all, seed, 2, true);
    }

    /** A source that fails after some rows, as if the process were killed there. */
    private record InterruptedSource(Source source, List<Part> parts) implements Source {

        InterruptedSource(Source source, int rowsBeforeTheFault) {
            this(source, new ArrayList<>());
            AtomicInteger rowsLeft = new AtomicInteger(rowsBeforeTheFault);
            source.parts().forEach(part -> parts.add(new InterruptedPart(part, rowsLeft)));
        }

        @Override
        public String fingerprint() {
            return source.fingerprint();
        }
    }

    private record InterruptedPart(Source.Part part, AtomicInteger rowsLeft) implements Source.Part {

        @Override
        public String name() {
            return part.name();
        }

        @Override
        public long rowCount() throws IOException {
            return part.rowCount();
        }

        @Override
        public RowSource open(boolean withImages) throws IOException {
            RowSource rows = part.open(withImages);
            return new RowSource() {
                @Override
                public Optional<SourceRow> next() throws IOException {
                    Optional<SourceRow> row = rows.next();
                    if (row.isPresent() && rowsLeft.getAndDecrement() == 0) {
                        throw new IOException("pulled the plug");
                    }
                    return row;
                }

                @Override
                public void close() throws IOException {
                    rows.close();
                }
            };
        }
    }
}
