package io.authentica.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected files were made by TensorBoard's own classes: {@code scripts/reference/check_tensorboard.py}. */
class TensorBoardWriterTest {

    private static final String FIRST = "events.out.tfevents.1700000000.authentica";
    private static final String SECOND = "events.out.tfevents.1700000001.authentica";

    @TempDir
    private Path directory;

    @Test
    void writesTheBytesOfTensorBoardsOwnWriterWhenKilledAndResumed() throws IOException {
        try (TensorBoardWriter killed = TensorBoardWriter.open(directory, at(1_700_000_000.25), 1)) {
            killed.text("recipe", 0, "```yaml\nname: café\n```\n");
            killed.scalar("loss/train", 1, 0.75);
            killed.scalar("loss/train", 2, 0.5);
            killed.scalar("loss/train", 3, 99);
        }
        try (TensorBoardWriter resumed = TensorBoardWriter.open(directory, at(1_700_000_001.25), 3)) {
            resumed.scalar("loss/train", 3, 0.375);
            resumed.scalar("loss/train", 300, 1e-7);
        }

        assertThat(directory.resolve(FIRST)).hasBinaryContent(expected(FIRST));
        assertThat(directory.resolve(SECOND)).hasBinaryContent(expected(SECOND));
    }

    @Test
    void namesAFileAfterEarlierOnesEvenWhenTheClockWasPutBack() throws IOException {
        TensorBoardWriter.open(directory, at(1_700_000_000), 1).close();
        TensorBoardWriter.open(directory, at(1_699_999_000), 2).close();
        Files.createFile(directory.resolve("events.out.tfevents.notes"));
        Files.createFile(directory.resolve("events.out.tfevents.1700000007.host.12.v2"));
        TensorBoardWriter.open(directory, at(1_700_000_000), 3).close();

        assertThat(directory)
                .isDirectoryContaining("glob:**/" + FIRST)
                .isDirectoryContaining("glob:**/" + SECOND)
                .isDirectoryContaining("glob:**/events.out.tfevents.1700000008.authentica");
    }

    @Test
    void showsAnEpochBeforeTheFileIsClosed() throws IOException {
        try (TensorBoardWriter writer = TensorBoardWriter.open(directory, at(1_700_000_000), 1)) {
            Path file = directory.resolve(FIRST);
            long opened = Files.size(file);

            writer.scalar("loss/train", 4, 0.1);
            assertThat(file).hasSize(opened);
            writer.epoch(new EpochRow(5, 1e-3, 0.4, 0.5, 0.9, 0.8, OptionalDouble.of(55), OptionalDouble.of(30)));

            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .contains(
                            "loss/train",
                            "loss/validation",
                            "validation/auc",
                            "validation/balanced_accuracy",
                            "learning_rate",
                            "images_per_second");
        }
    }

    private static InstantSource at(double epochSeconds) {
        return InstantSource.fixed(Instant.ofEpochMilli(Math.round(epochSeconds * 1000)));
    }

    private static byte[] expected(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(TensorBoardWriterTest.class.getResourceAsStream("tensorboard/" + name), name)) {
            return file.readAllBytes();
        }
    }
}
