package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.ShardFixture;
import io.authentica.train.data.plan.PlanOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectionsTest {

    private static final byte[] UNREADABLE = {1, 2};

    @TempDir
    Path directory = Path.of(".");

    @Test
    void asManyAsTheBoundAllowsAreLeftOut() throws IOException {
        prepare("out", source(1, 200), "0.5%");

        assertThat(Files.readAllLines(directory.resolve("out/rejected.csv"))).hasSize(2);
        assertThat(directory.resolve("out/metadata.csv")).exists();
    }

    @Test
    void oneMoreIsAFailureThatSaysWhatToDo() {
        Path out = directory.resolve("out");

        assertThatThrownBy(() -> prepare("out", source(2, 200), "0.5%"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "2 of 200 images cannot be used, more than --max-rejected=0.5% allows; most often: not an image in"
                                + " JPEG, PNG, WebP, GIF, BMP or TIFF format (2); " + out.resolve("rejected.csv")
                                + " lists them; to go on with a data set without them, raise --max-rejected");
        assertThat(out.resolve("rejected.csv")).content().hasLineCount(3);
        assertThat(out.resolve("metadata.csv")).doesNotExist();
    }

    @Test
    void aHigherBoundGoesOnFromThere() throws IOException {
        assertThatThrownBy(() -> prepare("out", source(2, 200), "0.5%")).isInstanceOf(UserException.class);
        MemorySource again = source(2, 200);

        prepare("out", again, "1%");
        prepare("straight", source(2, 200), "1%");

        assertThat(again.fetched).isEmpty();
        assertThat(TreeBytes.of(directory.resolve("out"))).isEqualTo(TreeBytes.of(directory.resolve("straight")));
    }

    @Test
    void failsAsSoonAsTheBoundCannotBeKeptAnyMore() {
        MemorySource source = new MemorySource().file("train", Split.TRAIN);
        for (int chunk = 0; chunk < 10; chunk++) {
            source.chunk();
            for (int i = 0; i < 10; i++) {
                source.row("fake", "flux", "", "", UNREADABLE);
            }
        }

        assertThatThrownBy(() -> prepare("out", source, "10%"))
                .hasMessageStartingWith("20 of 20 images attempted so far, of 100 in all, cannot be used");
        assertThat(source.fetched).containsExactly("train/0", "train/1");
    }

    @Test
    void rowsWithoutUsableMetadataCountBeforeAnythingIsFetched() {
        MemorySource source = new MemorySource().file("train", Split.TRAIN).chunk();
        for (int i = 0; i < 9; i++) {
            source.row("real", "laion", "", "");
        }
        source.row("1", "laion", "", "");

        assertThatThrownBy(() -> prepare("out", source, "9.9%"))
                .hasMessageStartingWith(
                        "1 of 10 rows cannot be used, more than --max-rejected=9.9% allows; most often: label"
                                + " must be real or fake but was '1' (1)");
        assertThat(source.fetched).isEmpty();
        assertThat(directory.resolve("out/rejected.csv")).content().contains("train,9,p9.png,label");
    }

    @Test
    void duplicatesDoNotCount() throws IOException {
        MemorySource source = new MemorySource().file("train", Split.TRAIN).chunk();
        byte[] same = ShardFixture.png(1);
        source.row("real", "laion", "", "", same).row("real", "laion", "", "", same);

        prepare("out", source, "0%");

        assertThat(directory.resolve("out/metadata.csv")).content().hasLineCount(2);
    }

    @Test
    void boundsArePercentages() {
        assertThat(MaxRejected.parse("0.5%").allows(1, 200)).isTrue();
        assertThat(MaxRejected.parse("0.5%").allows(1, 199)).isFalse();
        assertThat(MaxRejected.parse("0%").allows(0, 0)).isTrue();
        for (String wrong : new String[] {"0.5", "-1%", "100.1%", "%", "half"}) {
            assertThatThrownBy(() -> MaxRejected.parse(wrong))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("but was " + wrong);
        }
    }

    /** @param unreadable how many of the rows have no image */
    private static MemorySource source(int unreadable, int rows) {
        MemorySource source = new MemorySource().file("train", Split.TRAIN).chunk();
        for (int i = 0; i < rows; i++) {
            if (i < unreadable) {
                source.row("fake", "flux", "", "", UNREADABLE);
            } else {
                source.row("fake", "flux", "", "");
            }
        }
        return source;
    }

    private void prepare(String name, MemorySource source, String maxRejected) throws IOException {
        PrepareOptions options = new PrepareOptions(
                "memory",
                "core",
                directory.resolve(name),
                PlanOptions.ALL,
                OptionalInt.empty(),
                Verification.DECODE,
                MaxRejected.parse(maxRejected),
                0,
                2,
                true);
        Preparation.run(options, source);
    }
}
