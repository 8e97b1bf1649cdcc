package io.authentica.train.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.train.report.GeneratorMatrix.Kind;
import io.authentica.train.report.GeneratorMatrix.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestScoresTest {

    private static final List<Sample> TEST = List.of(
            Samples.of("a", Label.FAKE, "flux, dev", Split.TEST),
            Samples.of("b", Label.REAL, "camera", Split.TEST),
            Samples.of("c", Label.FAKE, "flux, dev", Split.TEST),
            Samples.of("d", Label.REAL, "scan", Split.TEST),
            Samples.of("e", Label.FAKE, "sd", Split.TEST));

    /** 0.1 + 0.2 needs all digits. */
    private static final TestScores SCORES = new TestScores(TEST, new double[] {0.9, 0.4, 0.1 + 0.2, 0.6, 0.5}, 0.5);

    @TempDir
    private Path directory;

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = Files.writeString(directory.resolve("s.csv"), SCORES.csv());

        TestScores read = TestScores.read(file, TEST);

        assertThat(read.fakeProbabilities()).containsExactly(0.9, 0.4, 0.1 + 0.2, 0.6, 0.5);
        assertThat(read.threshold()).isEqualTo(0.5);
        assertThat(file)
                .content()
                .startsWith("file_name,label,model,fake_probability,threshold\na,fake,\"flux, dev\",0.9,");
    }

    @Test
    void makesARowOfTheMatrix() {
        Row row = SCORES.row(
                new MatrixPlan.Model(Kind.TRAINED_ON, "sd", "on-sd", new Manifest(directory, TEST)),
                List.of("flux, dev", "sd"));

        assertThat(row.reals()).isEqualTo(2);
        assertThat(row.falsePositives()).isEqualTo(1);
        // 0.9 beats both reals, 0.3 none.
        assertThat(row.cells().get(0).auc().value()).isEqualTo(0.5);
        assertThat(row.cells().get(0).found()).isEqualTo(1);
        assertThat(row.cells().get(0).fakes()).isEqualTo(2);
        // 0.5 beats 0.4 and is not above the threshold.
        assertThat(row.cells().get(1).auc().value()).isEqualTo(0.5);
        assertThat(row.cells().get(1).found()).isZero();
    }

    @Test
    void refusesAFileThatWasChanged() throws IOException {
        String text = SCORES.csv();
        for (String changed : List.of(
                "",
                text.replace("\nb,", "\nx,"),
                text.replace("0.4", "much"),
                text.replace("file_name,", "file,"),
                text.replaceFirst("e,.*\n", ""),
                text + "f,fake,sd,0.5,0.5\n")) {
            assertThat(changed).isNotEqualTo(text);
            Path file = Files.writeString(directory.resolve("s.csv"), changed);
            assertThatThrownBy(() -> TestScores.read(file, TEST))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith(file + ": must have a row for each image of split test but was changed");
        }
    }
}
