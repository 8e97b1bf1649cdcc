package io.authentica.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

    private static final String HEADER = "file_name,prompt,label,model,type,release_date,split\n";

    @TempDir
    Path root = Path.of(".");

    @Test
    void readsWhatTheWriterWrote() throws IOException {
        List<Sample> samples = List.of(
                new Sample(
                        "train/fake/x/1.png",
                        "a \"cat\",\nin öl",
                        Label.FAKE,
                        "flux.1",
                        "base",
                        "2024-08",
                        Split.TRAIN),
                new Sample("test/real/docci/2.jpg", "", Label.REAL, "docci", "", "", Split.TEST));

        ManifestWriter.write(new Manifest(root, samples));

        assertThat(ManifestReader.read(root)).isEqualTo(new Manifest(root, samples));
        assertThat(root.toFile().list()).containsExactly("metadata.csv");
    }

    @Test
    void readsColumnsInAnyOrderAndSkipsAByteOrderMark() throws IOException {
        write(
                "\uFEFFsplit,label,model,file_name,type,prompt,release_date\r\nvalidation,fake,sdxl,a.png,lora,p,2023\r\n");

        assertThat(ManifestReader.read(root).samples())
                .containsExactly(new Sample("a.png", "p", Label.FAKE, "sdxl", "lora", "2023", Split.VALIDATION));
    }

    @Test
    void saysHowToMakeADataSetWhereNoneIs() {
        assertThatThrownBy(() -> ManifestReader.read(root.resolve("none")))
                .isInstanceOf(UserException.class)
                .hasMessage(root.resolve("none") + " must be a data set but has no metadata.csv; make one with:"
                        + " scripts/data.sh prepare --source DIR --out " + root.resolve("none"));
    }

    @Test
    void namesUnknownAndMissingColumns() throws IOException {
        write("file_name,prompt,label,generator,type,release_date\na.png,,wrong,g,,\n");

        assertProblems(
                "line 1: unknown column 'generator'; line 1: missing column 'model'; line 1: missing column 'split'");
    }

    @Test
    void refusesAColumnThatOccursTwice() throws IOException {
        write("file_name,prompt,label,model,type,release_date,split,split\n");

        assertProblems("line 1: every column must occur once but the header is"
                + " file_name,prompt,label,model,type,release_date,split,split");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        write("");

        assertProblems("line 1: the header must be file_name,prompt,label,model,type,release_date,split but the file is"
                + " empty");
    }

    @Test
    void listsAllProblemsWithTheLineWhereTheirRowBegins() throws IOException {
        write(HEADER
                + "a.png,\"two\nlines\",real,docci,,,train\n"
                + "b.png,,Fake,flux,,,train\n"
                + "c.png,,fake,flux,,,dev\n"
                + "a.png,,fake, ,,,test\n"
                + "d.png,,fake\n");

        assertProblems("line 4: label must be real or fake but was 'Fake';"
                + " line 5: split must be train, validation or test but was 'dev';"
                + " line 6: file_name must be unique but 'a.png' was there before;"
                + " line 6: model must name the generator or the source but is empty;"
                + " line 7: a row must have 7 cells but has 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/etc/passwd|be relative to the data set's directory",
                "C:/a.png|be relative to the data set's directory",
                "../a.png|not have empty parts, '.' or '..'",
                "x/../../a.png|not have empty parts, '.' or '..'",
                "x//a.png|not have empty parts, '.' or '..'",
                "./a.png|not have empty parts, '.' or '..'",
                "x/|not have empty parts, '.' or '..'",
                "x\\a.png|have forward slashes and no control characters",
                "x\u0000.png|have forward slashes and no control characters"
            })
    void refusesFileNamesThatLeaveTheDirectory(String fileName, String rule) throws IOException {
        write(HEADER + fileName + ",,real,docci,,,train\n");

        assertProblems("line 2: file_name must " + rule + " but was '" + fileName.replace('\u0000', '?') + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b.png", "..a/b.png", "x/.hidden.png", "a b/ü.png"})
    void acceptsOddButHarmlessFileNames(String fileName) throws IOException {
        write(HEADER + fileName + ",,real,docci,,,train\n");

        assertThat(ManifestReader.read(root).samples().get(0).fileName()).isEqualTo(fileName);
    }

    @Test
    void listsTwentyProblemsAndCountsTheRest() throws IOException {
        write(HEADER + ",,real,docci,,,train\n" + "x/,,real,docci,,,dev\n".repeat(10));

        // 1 empty name; 10 rows with a bad name and a bad split, of which 9 repeat the name: 1 + 20 + 9 = 30.
        assertThatThrownBy(() -> ManifestReader.read(root))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 2: file_name must not be empty; line 3: ")
                .hasMessageEndingWith("; and 10 more");
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        Files.write(
                root.resolve("metadata.csv"),
                (HEADER + "ü.png,,real,docci,,,train\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> ManifestReader.read(root))
                .isInstanceOf(UserException.class)
                .hasMessage(root.resolve("metadata.csv") + " must be UTF-8 text but is not");
    }

    @Test
    void refusesAQuoteThatDoesNotEnd() throws IOException {
        write(HEADER + "a.png,\"no end,real,docci,,,train\n");

        assertThatThrownBy(() -> ManifestReader.read(root))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        root.resolve("metadata.csv") + ": line 2: the row must be valid CSV but is not: ");
    }

    private void write(String text) throws IOException {
        Files.writeString(root.resolve("metadata.csv"), text);
    }

    private void assertProblems(String problems) {
        assertThatThrownBy(() -> ManifestReader.read(root))
                .isInstanceOf(UserException.class)
                .hasMessage(root.resolve("metadata.csv") + ": " + problems);
    }
}
