package io.authentica.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.authentica.common.data.Label;
import io.authentica.evaluate.report.HandMade;
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

class CompareAndGateCommandTest {

    private static final DetectorSource DETECTORS = (path, placement) -> new FakeDetector(HandMade.model());

    @TempDir
    Path directory;

    private Path first = Path.of("");
    private Path second = Path.of("");

    /** The second wins f2 and f3 and loses r1: accuracy goes from 3/6 to 4/6, recall from 1/3 to 3/3, specificity from 2/3 to 1/3. */
    @BeforeEach
    void makePredictions() throws IOException {
        first = directory.resolve("first.csv");
        second = directory.resolve("second.csv");
        PredictionsFile.write(first, predictions(0.2, 0.3, 0.9, 0.6, 0.4, 0.1));
        PredictionsFile.write(second, predictions(0.7, 0.3, 0.9, 0.8, 0.85, 0.95));
    }

    @Test
    void tellsWonFromLostOverallAndPerGenerator() throws IOException {
        Path out = directory.resolve("out");

        CommandRun run = CommandRun.of(new CompareCommand(), first, second, "--out", out);

        assertThat(run.stderr()).isEmpty();
        // McNemar: 2 against 1 of 3; exact 2 * (1 + 3) / 8 = 1, mid 1 - 3/8.
        assertThat(run.stdout())
                .startsWith("second (second) against first (first) on 6 images of split test, clean\n")
                .contains(
                        "2 images won, 1 lost, 2 right for both, 1 for neither: McNemar p 1.0000 (exact), 0.6250 (mid)\n")
                .contains("\naccuracy           0.5000  0.6667  +0.1667  ")
                .contains("\nspecificity        0.6667  0.3333  -0.3333  ")
                .contains("\nflux           2           1    1     0           0  1.0000     0.5000\n")
                .contains("\nsdxl           1           0    1     0           0  1.0000     0.5000\n")
                .contains("\nclothing       3           1    0     1           1  1.0000     0.5000\n");
        JsonNode json = new ObjectMapper().readTree(out.resolve("compare.json").toFile());
        assertThat(json.at("/overall/won").intValue()).isEqualTo(2);
        assertThat(json.get("changed")).hasSize(3);
        assertThat(json.at("/changed/0").toString())
                .isEqualTo("{\"id\":\"f2\",\"label\":\"fake\",\"generator\":\"flux\",\"first_probability\":0.4,"
                        + "\"second_probability\":0.85,\"outcome\":\"won\"}");
        assertThat(Files.readString(out.resolve("compare.md"))).startsWith("# Comparison of two detectors\n");
    }

    @Test
    void refusesToCompareOtherImages() throws IOException {
        PredictionsFile.write(
                second, predictions(0.7, 0.3, 0.9, 0.8, 0.85, 0.95).subList(1, 6));

        assertThat(CommandRun.of(new CompareCommand(), first, second).stderr())
                .isEqualTo("error: both must have scored the same images but the second lacks 1 of 6, such as r1\n");
        assertThat(CommandRun.of(new CompareCommand(), second, first).stderr())
                .isEqualTo("error: both must have scored the same images but the first lacks 1 of 6, such as r1\n");
        assertThat(CommandRun.of(new CompareCommand(), first, first, "--condition", "web")
                        .stderr())
                .isEqualTo("error: first must have predictions under condition web but has none\n");
    }

    @Test
    void refusesVerdictsThatNoThresholdMakes() throws IOException {
        List<Prediction> odd = new ArrayList<>(predictions(0.2, 0.3, 0.9, 0.6, 0.4, 0.1));
        odd.set(0, new Prediction(odd.get(0).image(), "clean", 0.2, 0.2, Label.FAKE));
        PredictionsFile.write(first, odd);

        assertThat(CommandRun.of(new CompareCommand(), first, second).stderr())
                .isEqualTo(
                        "error: r1 (clean): verdict must be real at threshold 0.4 and probability 0.2 but is fake\n");
    }

    @Test
    void letsADropThroughUpToWhatIsAllowed() {
        // 2/3 - 1/3 in doubles is a little above or below a third; 0.3333 is clearly less.
        assertThat(gate("specificity=0.33333333333333331").exitCode()).isZero();

        CommandRun failed = gate("specificity=0.3333");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.stderr()).isEmpty();
        assertThat(failed.stdout())
                .startsWith("second against baseline first on 6 images of split test\n")
                .contains("\nspecificity  0.6667    0.3333  -0.3333  ")
                .endsWith("FAILED\n\ngate: failed\n");
    }

    @Test
    void failsWhenAnyOfSeveralMetricsDropsAndTakesErrorsTheOtherWayRound() {
        assertThat(gate("accuracy=0", "recall=0").stdout()).endsWith("gate: passed\n");
        assertThat(gate("accuracy=0", "specificity=0").exitCode()).isEqualTo(1);
        // In the other direction the second is the baseline: its Brier score is lower, so the first's is a drop.
        assertThat(CommandRun.of(new GateCommand(), "--model", first, "--baseline", second, "--max-drop", "brier=0.001")
                        .exitCode())
                .isEqualTo(1);
        assertThat(gate("brier=0").exitCode()).isZero();
    }

    @Test
    void namesTheMetricsWhenOneIsUnknown() {
        assertThat(gate("auc=0.1").stderr())
                .startsWith("error: --max-drop must name a metric (accuracy, balanced_accuracy, ")
                .endsWith(") but was auc\n");
        assertThat(gate("roc_auc=-0.1").stderr())
                .isEqualTo("error: --max-drop roc_auc must be at least 0 but was -0.1\n");
    }

    @Test
    void scoresModelPackagesOnTheDataThatIsNamed() throws IOException {
        Path data = makeData();
        Path model = makeModel();
        Path baseline = directory.resolve("baseline.csv");
        PredictionsFile.write(
                baseline,
                List.of(
                        HandMade.prediction("r1", Label.REAL, "clothing", 0.125),
                        HandMade.prediction("f1", Label.FAKE, "flux", 0.875)));

        CommandRun run = CommandRun.of(
                new GateCommand(DETECTORS),
                "--model",
                model,
                "--baseline",
                baseline,
                "--data",
                data,
                "--max-drop",
                "brier=0.046");
        CommandRun withoutData = CommandRun.of(
                new GateCommand(DETECTORS), "--model", model, "--baseline", baseline, "--max-drop", "brier=0.046");

        // Brier scores of 1/16 and 1/64: 0.0469 more.
        assertThat(run.stderr()).isEmpty();
        assertThat(run.stdout())
                .contains("Brier score  0.0156    0.0625  +0.0469  ")
                .endsWith("gate: failed\n");
        assertThat(withoutData.stderr())
                .isEqualTo("error: " + model + " is a model package, so --data must name the images to score\n");
    }

    @Test
    void takesAConditionHoweverItsNumberIsWritten() throws IOException {
        Path data = makeData();
        Path model = makeModel();
        Path baseline = directory.resolve("baseline.csv");
        PredictionsFile.write(
                baseline,
                List.of(
                        again(HandMade.prediction("r1", Label.REAL, "clothing", 0.25), "blur:1"),
                        again(HandMade.prediction("f1", Label.FAKE, "flux", 0.75), "blur:1")));

        CommandRun run = gateUnder("blur:1.0", model, baseline, data);

        assertThat(run.stderr()).isEmpty();
        assertThat(run.stdout()).endsWith("gate: passed\n");
    }

    @Test
    void refusesAnUnknownConditionBeforeItScores() throws IOException {
        CommandRun run = gateUnder("sepia", makeModel(), first, makeData());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.stderr())
                .startsWith("error: Invalid value for option '--condition': condition must be clean, uniform, ")
                .contains("but was 'sepia'\n");
    }

    @Test
    void allowsNoUnreadableImageAndNamesNoOptionThatItLacks() throws IOException {
        Path data = makeData();
        Files.writeString(data.resolve("f1"), "");
        Path baseline = directory.resolve("baseline.csv");
        PredictionsFile.write(
                baseline,
                List.of(
                        HandMade.prediction("r1", Label.REAL, "clothing", 0.25),
                        HandMade.prediction("f1", Label.FAKE, "flux", 0.75)));

        assertThat(gateUnder("clean", makeModel(), baseline, data).stderr())
                .isEqualTo(
                        "error: 1 of 2 images are unreadable so far, but none may be; the first: f1: the file is empty\n");
    }

    private static CommandRun gateUnder(String condition, Path model, Path baseline, Path data) {
        return CommandRun.of(
                new GateCommand(DETECTORS),
                "--condition",
                condition,
                "--model",
                model,
                "--baseline",
                baseline,
                "--data",
                data,
                "--max-drop",
                "accuracy=0");
    }

    private Path makeData() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.writeString(data.resolve("metadata.csv"), """
                        file_name,prompt,label,model,type,release_date,split
                        r1,,real,clothing,,,test
                        f1,,fake,flux,,,test
                        """);
        FakePicture.write(data.resolve("r1"), 0.25);
        FakePicture.write(data.resolve("f1"), 0.75);
        return data;
    }

    private Path makeModel() throws IOException {
        Path model = Files.createDirectory(directory.resolve("model"));
        Files.writeString(model.resolve("model.json"), "{}");
        Files.writeString(model.resolve("SHA256SUMS"), "");
        return model;
    }

    private static Prediction again(Prediction clean, String condition) {
        return new Prediction(
                clean.image(), condition, clean.rawFakeProbability(), clean.fakeProbability(), clean.verdict());
    }

    @Test
    void takesRunForASubcommandThatIsLeftOut() {
        assertThat(EvaluateCommands.withSubcommand("--model", "x")).containsExactly("run", "--model", "x");
        assertThat(EvaluateCommands.withSubcommand("gate", "--model", "x")).containsExactly("gate", "--model", "x");
        assertThat(EvaluateCommands.withSubcommand()).containsExactly("run");
    }

    private CommandRun gate(String... drops) {
        List<Object> arguments = new ArrayList<>(List.of("--model", second, "--baseline", first));
        for (String drop : drops) {
            arguments.add("--max-drop");
            arguments.add(drop);
        }
        return CommandRun.of(new GateCommand(), arguments.toArray());
    }

    private static List<Prediction> predictions(double r1, double r2, double r3, double f1, double f2, double f3) {
        return List.of(
                HandMade.prediction("r1", Label.REAL, "clothing", r1),
                HandMade.prediction("r2", Label.REAL, "clothing", r2),
                HandMade.prediction("r3", Label.REAL, "clothing", r3),
                HandMade.prediction("f1", Label.FAKE, "flux", f1),
                HandMade.prediction("f2", Label.FAKE, "flux", f2),
                HandMade.prediction("f3", Label.FAKE, "sdxl", f3));
    }
}
