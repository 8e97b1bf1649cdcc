package io.authentica.train.inventory;

import static io.authentica.train.inventory.RowsSource.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.parquet.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {

    private static final String EXPECTED = """
            generator,label,type,release_date,split,file,rows
            flux,fake,Base,2024-08,train,train-0,1
            flux,fake,base,,train,train-1,1
            flux,fake,base,2024-08,train,train-0,2
            flux,fake,base,2024-08,train,train-1,1
            flux,fake,base,2024-08,test,test-0,1
            laion,real,,,train,train-1,2
            "odd, ""one\""\",fake,,,test,test-0,1
            """;

    @TempDir
    Path directory = Path.of(".");

    @Test
    void countsTheRowsOfEveryFileByKind() throws IOException {
        List<InventoryRow> rows = make(source(), 3);

        assertThat(out()).hasContent(EXPECTED);
        assertThat(rows).extracting(InventoryRow::rows).containsExactly(1L, 1L, 2L, 1L, 1L, 2L, 1L);
        assertThat(directory.resolve("inventory.csv.source"))
                .hasContent("source = openfake\nconfig = core\nfiles = [test-0, train-0, train-1]\n");
        assertThat(directory.resolve("inventory.csv.partial")).doesNotExist();
    }

    @Test
    void theTableCountsFilesAndAddsTotals() throws IOException {
        assertThat(InventoryTable.of(make(source(), 1))).isEqualTo("""
                | generator | label | type | release date | split | rows | files |
                |---|---|---|---|---|--:|--:|
                | flux | fake | Base | 2024-08 | train | 1 | 1 |
                | flux | fake | base | | train | 1 | 1 |
                | flux | fake | base | 2024-08 | train | 3 | 2 |
                | flux | fake | base | 2024-08 | test | 1 | 1 |
                | laion | real | | | train | 2 | 1 |
                | odd, "one" | fake | | | test | 1 | 1 |
                | all | fake | | | train | 5 | 2 |
                | all | real | | | train | 2 | 1 |
                | all | fake | | | test | 2 | 1 |
                """);
    }

    @Test
    void interruptedItGoesOnWithTheFilesNotYetDone() throws IOException {
        RowsSource broken = source("train-1");
        assertThatThrownBy(() -> make(broken, 1))
                .isInstanceOf(IOException.class)
                .hasMessage("train-1 is broken");
        assertThat(out()).doesNotExist();

        RowsSource mended = source();
        make(mended, 1);

        assertThat(broken.opened()).containsExactly("test-0", "train-0", "train-1");
        assertThat(mended.opened()).containsExactly("train-1");
        assertThat(out()).hasContent(EXPECTED);
    }

    @Test
    void aFinishedOneIsReadAgainAndNotMadeAgain() throws IOException {
        List<InventoryRow> before = make(source(), 2);
        // As left behind by a process that was killed at the very end.
        Files.createDirectories(directory.resolve("inventory.csv.partial"));

        RowsSource again = source();

        assertThat(make(again, 2)).isEqualTo(before);
        assertThat(again.opened()).isEmpty();
        assertThat(directory.resolve("inventory.csv.partial")).doesNotExist();
    }

    @Test
    void refusesToMixSources() throws IOException {
        make(source(), 1);

        assertThatThrownBy(() -> make(new RowsSource("other").add("train-0"), 1))
                .isInstanceOf(UserException.class)
                .hasMessage(directory.toAbsolutePath().normalize().resolve("inventory.csv.source")
                        + " must stay as it was when the inventory was begun (source = openfake)"
                        + " but now would say: source = other; give another --out");
        assertThatThrownBy(() -> make(source().add("train-2"), 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("(files = [test-0, train-0, train-1]) but now would say: files = [test-0, ");
        assertThat(out()).hasContent(EXPECTED);
    }

    @Test
    void refusesAnUnfinishedOneOfAnotherSource() {
        assertThatThrownBy(() -> make(source("train-1"), 1)).hasMessage("train-1 is broken");

        assertThatThrownBy(() -> make(new RowsSource("other").add("train-0"), 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("(source = openfake)");
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        Files.writeString(out(), "mine");

        assertThatThrownBy(() -> make(source(), 1))
                .isInstanceOf(UserException.class)
                .hasMessage("--out must be a new file or an inventory but " + out()
                        + " exists and has no inventory.csv.source beside it");
        assertThat(out()).hasContent("mine");
        assertThatThrownBy(() -> Inventory.make(source(), "core", directory, 1, true))
                .isInstanceOf(UserException.class)
                .hasMessage("--out must be a file but was the directory " + directory);
    }

    private static RowsSource source(String... broken) {
        return new RowsSource("openfake", broken)
                .add(
                        "train-0",
                        row("fake", "flux", "base", "2024-08"),
                        row("fake", "flux", "Base", "2024-08"),
                        row("fake", "flux", "base", "2024-08"))
                .add(
                        "train-1",
                        row("real", "laion", "", ""),
                        row("fake", "flux", "base", "2024-08"),
                        row("real", "laion", "", ""),
                        row("fake", "flux", "base", ""))
                .add("test-0", row("fake", "flux", "base", "2024-08"), row("fake", "odd, \"one\"", "", ""));
    }

    private Path out() {
        return directory.resolve("inventory.csv");
    }

    private List<InventoryRow> make(Source source, int threads) throws IOException {
        return Inventory.make(source, "core", out(), threads, true);
    }
}
