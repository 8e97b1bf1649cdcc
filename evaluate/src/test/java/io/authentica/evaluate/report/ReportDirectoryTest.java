package io.authentica.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.evaluate.score.PredictionsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDirectoryTest {

    private static final ReportDirectory.Visuals PICTURES = (directory, report, predictions) -> {
        Files.writeString(directory.resolve("report.html"), "<!doctype html>");
        Files.createDirectory(directory.resolve("plots"));
        Files.writeString(directory.resolve("plots/roc.svg"), "<svg/>");
        return Map.of("roc", new ReportMarkdown.Picture("plots/roc.svg", "ROC <curve>"));
    };

    @TempDir
    Path parent;

    @Test
    void writesAllFilesIntoANewDirectory() throws IOException {
        Path out = parent.resolve("deep/out");

        write(out);

        assertHoldsTheEvaluation(out);
    }

    @Test
    void writesIntoAnEmptyDirectory() throws IOException {
        write(parent);

        assertHoldsTheEvaluation(parent);
    }

    @Test
    void replacesAnEarlierEvaluation() throws IOException {
        Path out = Files.createDirectory(parent.resolve("out"));
        Files.writeString(out.resolve("report.json"), "{}");
        Files.writeString(out.resolve("report.md"), "old");
        Files.writeString(out.resolve("predictions.csv"), "old");
        Files.writeString(out.resolve("mistakes.png"), "old");
        Files.createDirectory(out.resolve("plots"));
        Files.writeString(out.resolve("plots/robustness.png"), "old");

        write(out);

        assertHoldsTheEvaluation(out);
    }

    @Test
    void clearsAwayWhatAKilledRunLeft() throws IOException {
        Path out = Files.createDirectory(parent.resolve("out"));
        Files.createDirectory(out.resolve(".evaluation.tmp"));
        Files.writeString(out.resolve(".evaluation.tmp/report.md"), "half");
        Files.createDirectory(out.resolve(".evaluation.tmp/plots"));
        Files.writeString(out.resolve(".evaluation.tmp/plots/roc.svg"), "half");

        write(out);

        assertHoldsTheEvaluation(out);
    }

    @Test
    void refusesADirectoryThatHoldsAnythingElse() throws IOException {
        Files.writeString(parent.resolve("report.json"), "{}");
        Files.writeString(parent.resolve("thesis.tex"), "mine");

        assertThatThrownBy(() -> ReportDirectory.prepare(parent))
                .isInstanceOf(UserException.class)
                .hasMessage("--out must be new, empty or an earlier evaluation but " + parent + " holds thesis.tex");
        assertThat(parent.resolve("report.json")).hasContent("{}");
    }

    @Test
    void refusesADirectoryWhosePlotsAreNotOurs() throws IOException {
        Files.createDirectory(parent.resolve("plots"));
        Files.writeString(parent.resolve("plots/thesis.tex"), "mine");

        assertThatThrownBy(() -> ReportDirectory.prepare(parent))
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith("holds " + Path.of("plots", "thesis.tex"));
        assertThat(parent.resolve("plots/thesis.tex")).hasContent("mine");
    }

    @Test
    void keepsAnEarlierEvaluationWhereOneFileCannotBeWritten() throws IOException {
        write(parent);

        assertThatThrownBy(() -> ReportDirectory.prepare(parent)
                        .write(
                                HandMade.report(),
                                HandMade.evaluation().predictions(),
                                (directory, report, predictions) -> {
                                    throw new IOException("disk full");
                                }))
                .hasMessage("disk full");
        assertHoldsTheEvaluation(parent);
    }

    @Test
    void losesNoFileWhereOneCannotBePutInPlace() throws IOException {
        write(parent);
        Files.delete(parent.resolve("report.html"));
        Files.createDirectory(parent.resolve("report.html"));
        Files.writeString(parent.resolve("report.html/thesis.tex"), "mine");
        Path staging = parent.resolve(".evaluation.tmp");

        assertThatThrownBy(() -> write(parent))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "the files of the report could not all be put in place, the others are in " + staging + ": ");

        assertThat(PredictionsFile.read(parent.resolve("predictions.csv")))
                .isEqualTo(HandMade.evaluation().predictions());
        assertThat(staging.resolve("report.html")).hasContent("<!doctype html>");
        assertThat(staging.resolve("plots/roc.svg")).exists();
        assertThat(staging.resolve("report.json")).exists();
        // It says that the others are complete.
        assertThat(parent.resolve("report.json")).doesNotExist();
        assertThat(parent.resolve("report.html/thesis.tex")).hasContent("mine");
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(parent.resolve("out"), "mine");

        assertThatThrownBy(() -> ReportDirectory.prepare(file))
                .isInstanceOf(UserException.class)
                .hasMessage("--out must be a directory but " + file + " is a file");
        assertThat(file).hasContent("mine");
    }

    private static void write(Path out) throws IOException {
        ReportDirectory.prepare(out)
                .write(HandMade.report(), HandMade.evaluation().predictions(), PICTURES);
    }

    private static void assertHoldsTheEvaluation(Path out) throws IOException {
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "predictions.csv",
                            "predictions.parquet",
                            "report.json",
                            "report.md",
                            "tables.tex",
                            "report.html",
                            "plots");
        }
        try (var files = Files.list(out.resolve("plots"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("roc.svg");
        }
        assertThat(out.resolve("report.json")).hasContent(ReportJson.render(HandMade.report()));
        assertThat(out.resolve("tables.tex")).hasContent(ReportLatex.render(HandMade.report()));
        assertThat(out.resolve("report.md"))
                .content()
                .contains("\n![ROC \\<curve\\>](plots/roc.svg)\n")
                .startsWith("# Evaluation of starter on split test\n");
        assertThat(PredictionsFile.read(out.resolve("predictions.csv")))
                .isEqualTo(HandMade.evaluation().predictions());
    }
}
