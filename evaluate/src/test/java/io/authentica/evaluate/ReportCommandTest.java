package io.authentica.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.ShardFixture;
import io.authentica.evaluate.html.ReportVisuals;
import io.authentica.evaluate.report.Confidence;
import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.report.ReportBuilder;
import io.authentica.evaluate.report.ReportDirectory;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.PredictionsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    private static final String METADATA = """
            file_name,prompt,label,model,type,release_date,split
            real/1.jpg,,real,clothing,,,test
            real/2.jpg,,real,clothing,,,test
            fake/1.png,,fake,flux,base,2024-08,test
            fake/2.png,,fake,flux,base,2024-08,test
            val/1.jpg,,real,clothing,,,validation
            val/2.png,,fake,flux,base,2024-08,validation
            """;

    @TempDir
    Path directory;

    private Path data = Path.of("");
    private Path scores = Path.of("");

    @BeforeEach
    void makeDataSet() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
        Files.writeString(data.resolve("metadata.csv"), METADATA);
        scores = directory.resolve("other.csv");
    }

    @Test
    void derivesTheSameBytesAgainFromAnEvaluationsPredictions() throws IOException, InterruptedException {
        Path original = directory.resolve("original");
        Evaluation evaluation = HandMade.evaluation();
        try (ReportDirectory report = ReportDirectory.prepare(original)) {
            report.write(
                    ReportBuilder.build(
                            HandMade.origin(HandMade.model("train_generators", "flux")),
                            evaluation,
                            new Confidence(17, 50, 2)),
                    evaluation.predictions(),
                    ReportVisuals.withoutImages());
        }
        Path again = directory.resolve("again");
        Path thirdTime = directory.resolve("third");

        assertThat(report("--predictions", original.resolve("predictions.csv"), "--out", again, "--resamples", 50))
                .matches(run -> run.exitCode() == 0);
        assertThat(report("--predictions", again, "--out", thirdTime, "--resamples", 50))
                .matches(run -> run.exitCode() == 0);

        assertThat(Files.readString(again.resolve("report.json")))
                .isEqualTo(withoutVersion(original.resolve("report.json"), again.resolve("report.json")));
        for (String file : new String[] {
            "report.json", "report.md", "report.html", "plots/roc.svg", "tables.tex", "predictions.csv"
        }) {
            assertThat(thirdTime.resolve(file)).hasSameBinaryContentAs(again.resolve(file));
        }
        assertThat(Files.readString(again.resolve("report.md")))
                .contains("| model | starter (tf_efficientnet_b0) |", "fake above 0.5 (fixed at 0.5)", "is cut off");
    }

    /** The version is that of whoever computes; the first report claims to be of another one. */
    private static String withoutVersion(Path file, Path other) throws IOException {
        String version = Files.readString(other)
                .lines()
                .filter(line -> line.contains("authentica_version"))
                .findFirst()
                .orElseThrow();
        return Files.readString(file).replaceFirst(" *\"authentica_version\".*", version.replace("$", "\\$"));
    }

    @Test
    void reportsOnPredictionsOfAnotherTool() throws IOException {
        Files.writeString(scores, """
                score,path
                0.25,real/1.jpg
                0.75,real/2.jpg
                0.5,%s/fake/1.png
                1,fake/2.png
                """.formatted(data));

        CommandRun run = report("--predictions", scores, "--data", data, "--resamples", 0);

        assertThat(run.stderr()).isEmpty();
        // The fakes win 1 and 2 of 2 pairs each; at 0.5 itself an image is still real.
        assertThat(run.stdout())
                .startsWith("other on split test: 4 images scored (2 real, 2 fake), 0 unreadable\n")
                .contains("\nROC AUC                      0.7500", "\nfake             1            1  2\n");
    }

    @Test
    void judgesByAThresholdThatIsGiven() throws IOException {
        Files.writeString(scores, "path,score\nreal/1.jpg,0.25\nreal/2.jpg,0.75\nfake/1.png,0.5\nfake/2.png,1\n");

        CommandRun run = report(
                "--predictions", scores, "--data", data, "--threshold", 0.4, "--name", "rival", "--resamples", 0);

        assertThat(run.stdout())
                .startsWith("rival on split test")
                .contains(
                        "\nfake             0            2  2\n", "package threshold                          0.4000");
    }

    @Test
    void choosesAThresholdOnValidationImages() throws IOException {
        Files.writeString(scores, "path,score\nreal/1.jpg,0.25\nreal/2.jpg,0.75\nfake/1.png,0.5\nfake/2.png,1\n");
        Path validation = directory.resolve("validation.csv");
        Files.writeString(validation, "path,score\nval/1.jpg,0.3\nval/2.png,0.45\n");

        CommandRun run =
                report("--predictions", scores, "--data", data, "--threshold-from", validation, "--resamples", 0);

        assertThat(run.stderr()).isEmpty();
        assertThat(run.stdout()).contains("package threshold                          0.3000");
    }

    @Test
    void choosesNoThresholdOnTestImages() throws IOException {
        Files.writeString(scores, "path,score\nreal/1.jpg,0.25\nreal/2.jpg,0.75\nfake/1.png,0.5\nfake/2.png,1\n");

        CommandRun run = report("--predictions", scores, "--data", data, "--threshold-from", scores);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr())
                .isEqualTo("error: --threshold-from must not hold test images, on which no threshold is chosen, but "
                        + scores + " holds real/1.jpg\n");
    }

    @Test
    void choosesNoThresholdOnTheImagesOfTheReport() throws IOException {
        Files.writeString(scores, "path,score\nval/1.jpg,0.3\nval/2.png,0.45\n");

        CommandRun run =
                report("--predictions", scores, "--data", data, "--split", "validation", "--threshold-from", scores);

        assertThat(run.stderr())
                .isEqualTo("error: --threshold-from must hold other images than the report but val/1.jpg is in both\n");
    }

    @Test
    void choosesAThresholdOnCleanImagesAndCountsEachOnce() throws IOException {
        PredictionsFile.write(scores, List.of(prediction("a", "0a", Split.TEST, "clean", Label.REAL, 0.2)));
        Path validation = directory.resolve("validation.csv");
        List<Prediction> chosenOn = new ArrayList<>();
        for (String condition : List.of("jpeg:50", "clean", "web")) {
            boolean clean = condition.equals("clean");
            chosenOn.add(prediction("b", "0b", Split.VALIDATION, condition, Label.REAL, clean ? 0.3 : 0.8));
            chosenOn.add(prediction("c", "0c", Split.VALIDATION, condition, Label.FAKE, clean ? 0.45 : 0.1));
        }
        PredictionsFile.write(validation, chosenOn);
        Path out = directory.resolve("out");

        report("--predictions", scores, "--threshold-from", validation, "--out", out, "--resamples", 0);

        assertThat(Files.readString(out.resolve("report.md")))
                .contains("fake above 0.3 (best balanced accuracy on 2 images of split validation)");

        PredictionsFile.write(validation, List.of(chosenOn.get(0), chosenOn.get(1)));
        assertThat(report("--predictions", scores, "--threshold-from", validation)
                        .stderr())
                .isEqualTo("error: --threshold-from must hold clean images of both classes but " + validation
                        + " does not\n");
    }

    @Test
    void choosesNoThresholdOnAnImageOfTheReportThatHasAnotherName() throws IOException {
        PredictionsFile.write(
                scores,
                List.of(
                        prediction("a", "0a", Split.TEST, "clean", Label.REAL, 0.2),
                        prediction("unhashed", "", Split.TEST, "clean", Label.REAL, 0.2)));
        Path validation = directory.resolve("validation.csv");
        PredictionsFile.write(
                validation,
                List.of(
                        prediction("b", "", Split.VALIDATION, "clean", Label.FAKE, 0.9),
                        prediction("c", "0a", Split.VALIDATION, "clean", Label.REAL, 0.3)));

        assertThat(report("--predictions", scores, "--threshold-from", validation)
                        .stderr())
                .isEqualTo("error: --threshold-from must hold other images than the report but c is in both, by its"
                        + " SHA-256\n");
    }

    private static Prediction prediction(
            String id, String sha256, Split split, String condition, Label label, double probability) {
        EvaluatedImage image = new EvaluatedImage(id, id, sha256, label, "", "", "", split, "", 0, 0);
        return new Prediction(image, condition, probability, probability, probability > 0.5 ? Label.FAKE : Label.REAL);
    }

    @Test
    void refusesPredictionsThatDoNotMatchTheDataSetOneToOne() throws IOException {
        String complete = "path,score\nreal/1.jpg,0.25\nreal/2.jpg,0.75\nfake/1.png,0.5\n";

        assertRefused(
                complete,
                "predictions must match the data set one to one: 1 of 4 images have none under condition clean, "
                        + "the first is fake/2.png");
        assertRefused(
                complete + "real/1.jpg,0.5\n",
                "predictions must match the data set one to one: real/1.jpg has more than one prediction under "
                        + "condition clean");
        assertRefused(
                complete + "val/1.jpg,0.5\n",
                "predictions must match the data set one to one: val/1.jpg has a prediction but is not among the 4 images");
        assertRefused(
                complete + "other.jpg,0.5\n",
                scores + ": row 4: path must name an image of " + data + " but was 'other.jpg'");
    }

    @Test
    void refusesScoresThatAreNoProbabilities() throws IOException {
        assertRefused(
                "path,score\nreal/1.jpg,-1.5\n",
                scores + ": row 1: score must be a probability of fake in [0, 1] but was -1.5; map logits to it first");
        assertRefused("path,score\nreal/1.jpg,high\n", scores + ": row 1: score must be a number but was 'high'");
        assertRefused("path,score\nreal/1.jpg\n", scores + ": row 1: must have as many cells as the header but has 1");
    }

    @Test
    void takesScoresAsOtherToolsWriteThem() throws IOException {
        String pandas = ",path,score,\n0,real/1.jpg,0.25,\n1,real/2.jpg,0.75,\n2,fake/1.png,0.5,\n3,fake/2.png,1,\n";
        String excel = "\uFEFFpath,score\nreal/1.jpg,0.25\nreal/2.jpg,0.75\nfake/1.png,0.5\nfake/2.png,1\n";
        for (String content : List.of(pandas, excel)) {
            Files.writeString(scores, content);

            CommandRun run = report("--predictions", scores, "--data", data, "--resamples", 0);

            assertThat(run.stderr()).isEmpty();
            assertThat(run.stdout()).contains("\nROC AUC                      0.7500");
        }
    }

    @Test
    void takesAllDataThatAnEvaluationTakes() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("folder"));
        Files.createDirectories(folder.resolve("real"));
        Files.createDirectories(folder.resolve("fake/flux"));
        Files.writeString(folder.resolve("real/1.jpg"), "");
        Files.writeString(folder.resolve("fake/flux/2.png"), "");
        Path list = Files.writeString(
                directory.resolve("list.csv"), "path,label\nfolder/real/1.jpg,real\nfolder/fake/flux/2.png,fake\n");
        Path shard = directory.resolve("shards/test-00000-of-00001.parquet");
        new ShardFixture()
                .add(new byte[] {1}, "real", "clothing")
                .add(new byte[] {2}, "fake", "flux")
                .write(shard);

        assertOneToOne(folder, "real/1.jpg", "fake/flux/2.png");
        assertOneToOne(folder, folder.resolve("real/1.jpg").toString(), "fake/flux/2.png");
        assertOneToOne(list, "folder/real/1.jpg", "folder/fake/flux/2.png");
        assertOneToOne(shard, "test-00000-of-00001.parquet#0", "test-00000-of-00001.parquet#1");
        assertOneToOne(shard.getParent(), "test-00000-of-00001.parquet#0", "test-00000-of-00001.parquet#1");
    }

    /** Scores of these images make a report; of one alone they do not. */
    private void assertOneToOne(Path images, String real, String fake) throws IOException {
        Files.writeString(scores, "path,score\n%s,0.25\n%s,0.75\n".formatted(real, fake));
        Path out = directory.resolve("out");
        CommandRun run = report("--predictions", scores, "--data", images, "--out", out, "--resamples", 0);
        assertThat(run.stderr()).isEmpty();
        assertThat(run.stdout()).contains("2 images scored (1 real, 1 fake)");
        // Ours are checked in the same way.
        assertThat(report("--predictions", out, "--data", images, "--resamples", 0)
                        .exitCode())
                .isZero();

        Files.writeString(scores, "path,score\n%s,0.25\n".formatted(real));
        assertThat(report("--predictions", scores, "--data", images).stderr())
                .startsWith("error: predictions must match the data set one to one: 1 of 2 images have none");
    }

    @Test
    void refusesTwoColumnsOfOneName() throws IOException {
        assertRefused(
                "path,score,score\nreal/1.jpg,0.25,0.5\n",
                scores + ": line 1 must name each column once but has two named 'score'");
    }

    @Test
    void asksForTheLabelsOfAnotherToolsPredictions() throws IOException {
        Files.writeString(scores, "path,score\nreal/1.jpg,0.25\n");

        assertThat(report("--predictions", scores).stderr())
                .isEqualTo("error: " + scores
                        + " has the columns path and score, so --data must name the data set with the labels\n");
    }

    @Test
    void refusesAReportJsonThatBelongsToOtherPredictions() throws IOException, InterruptedException {
        Path original = directory.resolve("original");
        try (ReportDirectory report = ReportDirectory.prepare(original)) {
            report.write(
                    HandMade.report(),
                    HandMade.evaluation().predictions().subList(1, 10),
                    ReportVisuals.withoutImages());
        }

        assertThat(report("--predictions", original).stderr())
                .isEqualTo("error: %s tells of 10 predictions but %s has 9: move one of them away\n"
                        .formatted(original.resolve("report.json"), original.resolve("predictions.csv")));
    }

    private void assertRefused(String content, String message) throws IOException {
        Files.writeString(scores, content);
        CommandRun run = report("--predictions", scores, "--data", data);
        assertThat(run.stderr()).isEqualTo("error: " + message + "\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private static CommandRun report(Object... arguments) {
        return CommandRun.of(new ReportCommand(), arguments);
    }
}
