package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, with no chance to tidy up. */
class PreparationKillTest {

    private static final String REACHED = "reached";

    @TempDir
    Path directory = Path.of(".");

    private Map<String, String> uninterrupted = Map.of();

    @BeforeEach
    void prepareUninterrupted() throws IOException {
        Path straight = directory.resolve("straight");
        Preparation.run(PrepareOptionsFixture.of("memory", straight, 0), PlantedSource.withFaults());
        uninterrupted = TreeBytes.of(straight);
    }

    @Test
    void endsWithTheSameBytesAfterKillsInEveryPhase() throws IOException, InterruptedException {
        Path out = directory.resolve("killed");
        // Counted by each child anew: the options, metadata, images, and images again.
        for (int change : new int[] {1, 4, 25, 20}) {
            killAtChange(out, change);
        }

        Preparation.run(PrepareOptionsFixture.of("memory", out, 0), PlantedSource.withFaults());

        assertThat(TreeBytes.of(out)).isEqualTo(uninterrupted);
    }

    private static void killAtChange(Path out, int change) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        out.toString(),
                        Integer.toString(change))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = child.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.equals(REACHED)) {
                line = lines.readLine();
            }
            assertThat(line).as("the child got to change %d", change).isEqualTo(REACHED);
        } finally {
            child.destroyForcibly();
            child.waitFor();
        }
    }

    /** Prepares until it is about to make a certain change, says so, and waits for its end. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            AtomicInteger changesLeft = new AtomicInteger(Integer.parseInt(arguments[1]));
            PrepareOptions options = PrepareOptionsFixture.of("memory", Path.of(arguments[0]), 0);
            Disk disk = new WaitingDisk(changesLeft);
            new Preparation(options, PlantedSource.withFaults(), ImageCheck.byDecoding(), disk).run();
        }
    }

    private record WaitingDisk(AtomicInteger changesLeft) implements Disk {

        @Override
        public void write(Path file, byte[] content) throws IOException {
            change();
            Disk.real().write(file, content);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            change();
            Disk.real().move(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            change();
            Disk.real().delete(file);
        }

        private void change() throws IOException {
            if (changesLeft.decrementAndGet() == 0) {
                System.out.println(REACHED);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException ended) {
                    throw new IOException(ended);
                }
            }
        }
    }
}
