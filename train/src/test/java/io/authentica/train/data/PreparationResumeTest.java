package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import io.authentica.train.data.plan.PlanOptions;
import io.authentica.train.data.plan.PublishedSplits;
import io.authentica.train.data.plan.Quotas;
import io.authentica.train.data.plan.RowFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationResumeTest {

    @TempDir
    Path directory = Path.of(".");

    @Test
    void endsWithTheSameBytesWhereverItWasInterrupted() throws IOException {
        Map<String, String> uninterrupted = prepare("straight", PlantedSource.withFaults());
        int interruptions = 0;
        // Writing and putting in place take turns: an odd step comes by both.
        for (int changes = 0; interrupts("broken" + changes, changes); changes += 3) {
            interruptions++;

            assertThat(prepare("broken" + changes, PlantedSource.withFaults()))
                    .as("interrupted before change %d", changes)
                    .isEqualTo(uninterrupted);
        }

        // At least the journal's 3 + 6 entries, 20 images and 4 files, each written and put in its place.
        assertThat(interruptions).isGreaterThan(2 * (9 + 20 + 4) / 3);
    }

    @Test
    void canBeInterruptedAgainAndAgain() throws IOException {
        Map<String, String> uninterrupted = prepare("straight", PlantedSource.withFaults());
        int runs = 0;
        while (interrupts("broken", 9)) {
            runs++;
        }

        assertThat(runs).isGreaterThan(5);
        assertThat(TreeBytes.of(directory.resolve("broken"))).isEqualTo(uninterrupted);
    }

    @Test
    void readsMetadataAndFetchesChunksOnlyOnce() throws IOException {
        MemorySource first = PlantedSource.withFaults();
        // Options, 3 files' metadata, and some images.
        assertThat(interrupts("broken", 2 * (1 + 3) + 20, first)).isTrue();
        assertThat(first.metadataRead).hasSize(3);
        MemorySource second = PlantedSource.withFaults();

        prepare("broken", second);

        assertThat(second.metadataRead).isEmpty();
        // The chunk at which it was interrupted is fetched twice.
        assertThat(second.fetched).hasSize(PlantedSource.CHUNKS + 1 - first.fetched.size());
        assertThat(first.fetched.size()).isBetween(2, PlantedSource.CHUNKS);
    }

    @Test
    void canBeKilledWhileItTidiesUp() throws IOException {
        Map<String, String> uninterrupted = prepare("killed", PlantedSource.withFaults());
        Files.createDirectories(directory.resolve("killed/.prepare.done/tmp"));

        assertThat(prepare("killed", PlantedSource.withFaults())).isEqualTo(uninterrupted);
    }

    @Test
    void namesTheOptionThatDiffersFromTheBegunDataSet() throws IOException {
        assertThat(interrupts("broken", 20)).isTrue();
        PrepareOptions otherSeed = PrepareOptionsFixture.of("memory", directory.resolve("broken"), 1);

        assertThatThrownBy(() -> Preparation.run(otherSeed, PlantedSource.withFaults()))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        directory.resolve("broken/preparation.txt") + ": --seed must stay as it was when this data set"
                                + " was begun (0) but was 1; use the same options or another --out");
        MemorySource otherFiles = PlantedSource.withFaults().file("more", Split.TEST);
        assertThatThrownBy(() -> prepare("broken", otherFiles))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("preparation.txt: --source must stay as it was");
    }

    @Test
    void optionsMayChangeUntilAnImageIsStored() throws IOException {
        MemorySource source = PlantedSource.withFaults();
        Path out = directory.resolve("out");
        assertThatThrownBy(() -> Preparation.run(excluding("m9", 0), source)).hasMessageContaining("'m9'");

        Preparation.run(excluding("m1", 0), source);

        assertThat(source.metadataRead).hasSize(3);
        assertThat(out.resolve("preparation.txt")).content().contains("--exclude = m1\n");
    }

    @Test
    void metadataAreReadAgainWhereOtherFilesMayBeUsed() throws IOException {
        MemorySource source = PlantedSource.withFaults();
        assertThatThrownBy(() -> Preparation.run(excluding("m9", 0), source)).hasMessageContaining("'m9'");

        Preparation.run(excluding("m1", 5), source);

        assertThat(source.metadataRead).hasSize(6);
    }

    @Test
    void leavesAFinishedDataSetAsItIs() throws IOException {
        Map<String, String> finished = prepare("done", PlantedSource.withFaults());
        MemorySource again = PlantedSource.withFaults();

        assertThat(prepare("done", again)).isEqualTo(finished);
        assertThat(again.fetched).isEmpty();
        assertThatThrownBy(() -> Preparation.run(
                        PrepareOptionsFixture.of("memory", directory.resolve("done"), 1), PlantedSource.withFaults()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--seed must stay as it was");
    }

    @Test
    void aFullDiskIsOneLineThatNamesTheFile() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "/dev/full is Linux's");

        assertThatThrownBy(() -> Disk.real().write(full, new byte[100]))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write /dev/full: No space left on device");
    }

    private Map<String, String> prepare(String name, MemorySource source) throws IOException {
        Path out = directory.resolve(name);
        Preparation.run(PrepareOptionsFixture.of("memory", out, 0), source);
        return TreeBytes.of(out);
    }

    private PrepareOptions excluding(String generator, long seed) {
        RowFilter filter =
                new RowFilter(Set.of(Split.values()), Set.of(), Set.of(generator), Optional.empty(), Optional.empty());
        PlanOptions plan = new PlanOptions(filter, new PublishedSplits(), false, Quotas.NONE);
        return PrepareOptionsFixture.of("memory", directory.resolve("out"), plan, seed, 2);
    }

    private boolean interrupts(String name, int changes) throws IOException {
        return interrupts(name, changes, PlantedSource.withFaults());
    }

    /** @return whether the preparation was interrupted; else it came to its end before */
    private boolean interrupts(String name, int changes, MemorySource source) throws IOException {
        PrepareOptions options = PrepareOptionsFixture.of("memory", directory.resolve(name), 0);
        try {
            new Preparation(options, source, ImageCheck.byDecoding(), new FailingDisk(changes)).run();
            return false;
        } catch (IOException pulled) {
            assertThat(pulled).hasMessage("pulled the plug");
            return true;
        }
    }

    /** Fails after some changes, and in the midst of one. */
    private static final class FailingDisk implements Disk {

        private final Disk disk = Disk.real();
        private final AtomicInteger changesLeft;

        FailingDisk(int changes) {
            this.changesLeft = new AtomicInteger(changes);
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            if (changesLeft.get() == 0) {
                disk.write(file, Arrays.copyOf(content, content.length / 2));
            }
            change();
            disk.write(file, content);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            change();
            disk.move(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            change();
            disk.delete(file);
        }

        private void change() throws IOException {
            if (changesLeft.getAndDecrement() <= 0) {
                throw new IOException("pulled the plug");
            }
        }
    }
}
