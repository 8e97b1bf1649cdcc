package io.authentica.common.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

    private static final Sample TRAIN = new Sample("a.png", "", Label.REAL, "docci", "", "", Split.TRAIN);
    private static final Sample TEST = new Sample("b.png", "", Label.FAKE, "flux", "", "", Split.TEST);

    @TempDir
    Path root = Path.of(".");

    @Test
    void hashIsThatOfTheSortedCsvFile() {
        // printf 'file_name,...,split\na.png,,real,docci,,,train\nb.png,,fake,flux,,,test\n' | sha256sum
        assertThat(new Manifest(root, List.of(TEST, TRAIN)).sha256())
                .isEqualTo("f02d765293f914e32c8ef823b5dfa0032a621f0cc19a400ab56c02f5c972a34c")
                .isEqualTo(new Manifest(root.resolve("elsewhere"), List.of(TRAIN, TEST)).sha256());
    }

    @Test
    void hashDependsOnEveryRow() {
        assertThat(new Manifest(root, List.of(TRAIN)).sha256())
                .isNotEqualTo(new Manifest(root, List.of(TRAIN, TEST)).sha256());
    }

    @Test
    void filtersBySplitAndResolvesFiles() {
        Manifest manifest = new Manifest(root, List.of(TRAIN, TEST)).filter(Split.TEST);

        assertThat(manifest.samples()).containsExactly(TEST);
        assertThat(manifest.file(TEST)).isEqualTo(root.resolve("b.png"));
        assertThat(manifest.filter(Split.VALIDATION).samples()).isEmpty();
    }

    @Test
    void writerLeavesNothingBehindWithoutCommit() throws IOException {
        try (ManifestWriter writer = new ManifestWriter(root)) {
            writer.add(TRAIN);
        }

        assertThat(root).isEmptyDirectory();
    }
}
