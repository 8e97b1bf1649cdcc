package io.authentica.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

    private static final List<DataCount> DATA = List.of(
            new DataCount(Split.TRAIN, Label.REAL, "camera", 700),
            new DataCount(Split.TRAIN, Label.FAKE, "flux_1|dev", 400),
            new DataCount(Split.TRAIN, Label.FAKE, "", 50),
            new DataCount(Split.VALIDATION, Label.REAL, "camera", 70),
            new DataCount(Split.VALIDATION, Label.FAKE, "flux_1|dev", 40),
            new DataCount(Split.TEST, Label.FAKE, "unseen", 9));

    @Test
    void tellsWhatWasTrainedOnWhatAndHowToEvaluateIt(@TempDir Path directory) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("pytorch", "2.7.1");
        environment.put("device", "cpu");
        RunFacts facts = new RunFacts(
                "starter",
                "drawn from seed 17",
                environment,
                "5feceb66",
                DATA,
                Optional.empty(),
                history(3, 2),
                "highest validation AUC",
                Optional.of("temperature 1.31, fitted on the validation split"),
                Optional.of("0.62: highest balanced accuracy on the validation split"),
                Optional.of("above 0.5, to 0.73: narrowest band"),
                OptionalLong.of(1536),
                new RunFacts.Locations("my data", "runs/s/package", "runs/s/test"));

        RunReport.write(directory.resolve(RunReport.FILE_NAME), facts);

        assertThat(directory.resolve("report.md")).hasContent(expected("report.md"));
        assertThat(directory).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void tellsOfRehearsalAndLinksTheComparison() {
        RunFacts plain = facts(history(1, 1));
        RunFacts rehearsing = new RunFacts(
                plain.recipe(),
                plain.initialWeights(),
                plain.environment(),
                plain.dataSha256(),
                plain.data(),
                Optional.of("Rehearsed: 4 of 8 images of a_b*"),
                plain.history(),
                plain.selectionRule(),
                plain.calibration(),
                plain.threshold(),
                plain.uncertain(),
                plain.peakMemoryMib(),
                plain.locations());

        assertThat(RunReport.markdown(rehearsing))
                .contains("- gained and forgotten: [forgetting.md](forgetting.md)\n")
                .contains("\n\nRehearsed: 4 of 8 images of a_b\\*\n\n");
        assertThat(RunReport.markdown(plain)).doesNotContain("forgetting.md", "Rehearsed");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(RunReport.markdown(facts(history(1, 1))))
                .contains("- calibration: none: probabilities are as the network gives them\n")
                .contains("- decision threshold: 0.5, not chosen on any data\n")
                .doesNotContain("uncertain")
                .doesNotContain("peak resident memory");
    }

    @Test
    void showsAllOfTwentyEpochsAndEverySecondOfTwentyOne() {
        String twenty = RunReport.markdown(facts(history(20, 7)));
        assertThat(firstCells(twenty))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(epoch -> epoch == 7 ? "7 ★" : Integer.toString(epoch))
                        .toList());

        String twentyOne = RunReport.markdown(facts(history(21, 7)));
        assertThat(firstCells(twentyOne))
                .containsExactly("2", "4", "6", "7 ★", "8", "10", "12", "14", "16", "18", "20", "21");
        assertThat(twentyOne).contains("the last one and one in 2;");
    }

    @Test
    void saysWhichTimesAreNotKnown() {
        List<EpochRow> rows = new ArrayList<>(history(3, 1).epochs());
        rows.set(0, new EpochRow(1, 3e-4, 0.6, 0.5, 0.9, 0.81, OptionalDouble.empty(), OptionalDouble.empty()));

        assertThat(RunReport.markdown(facts(new RunHistory(rows, 2))))
                .contains(
                        "- duration of all epochs: not known, since the run was interrupted; 2 min 05 s for 2 of 3 epochs\n")
                .contains("- training speed: 52.5 images/s, mean of the epochs\n")
                .contains("| 1 | 3.00e-04 | 0.6000 | 0.5000 | 0.9000 | 0.8100 |  |  |\n");
        assertThat(RunReport.markdown(facts(new RunHistory(rows.subList(0, 1), 1))))
                .contains("- duration of all epochs: not known, since the run was interrupted\n")
                .doesNotContain("training speed");
    }

    @Test
    void countsSamplesBySplitClassAndGenerator() {
        List<Sample> samples = List.of(
                sample("a", Label.FAKE, "flux", Split.TRAIN),
                sample("b", Label.REAL, "camera", Split.TRAIN),
                sample("c", Label.FAKE, "flux", Split.TRAIN),
                sample("d", Label.FAKE, "flux", Split.TEST));

        assertThat(DataCount.of(samples))
                .containsExactly(
                        new DataCount(Split.TRAIN, Label.REAL, "camera", 1),
                        new DataCount(Split.TRAIN, Label.FAKE, "flux", 2),
                        new DataCount(Split.TEST, Label.FAKE, "flux", 1));
    }

    @Test
    void refusesAHistoryWithoutTheKeptEpoch() {
        List<EpochRow> rows = history(2, 1).epochs();

        assertThatThrownBy(() -> new RunHistory(rows, 3)).hasMessage("chosenEpoch must be in [1, 2] but was 3");
        assertThatThrownBy(() -> new RunHistory(rows, 0)).hasMessageContaining("but was 0");
        assertThatThrownBy(() -> new RunHistory(rows.subList(1, 2), 1))
                .hasMessage("epochs must be numbered 1, 2, 3, ... but number 1 is 2");
    }

    @Test
    void refusesFiguresThatAreNone() {
        assertThatThrownBy(() ->
                        new EpochRow(1, 1e-3, Double.NaN, 0.5, 0.9, 0.8, OptionalDouble.of(50), OptionalDouble.of(10)))
                .hasMessageContaining("trainLoss must be a number in")
                .hasMessageEndingWith("but was NaN");
        assertThatThrownBy(() -> new EpochRow(
                        1, 1e-3, 0.5, Double.POSITIVE_INFINITY, 0.9, 0.8, OptionalDouble.of(50), OptionalDouble.of(10)))
                .hasMessageContaining("validationLoss");
        assertThatThrownBy(
                        () -> new EpochRow(1, 1e-3, 0.5, 0.5, 1.01, 0.8, OptionalDouble.of(50), OptionalDouble.of(10)))
                .hasMessage("validationAuc must be a number in [0, 1.0] but was 1.01");
    }

    @Test
    void writesDurationsInTwoUnits() {
        assertThat(Figures.duration(59.4)).isEqualTo("59 s");
        assertThat(Figures.duration(59.5)).isEqualTo("1 min 00 s");
        assertThat(Figures.duration(3599)).isEqualTo("59 min 59 s");
        assertThat(Figures.duration(3600)).isEqualTo("1 h 00 min");
        assertThat(Figures.duration(7199)).isEqualTo("2 h 00 min");
    }

    private static Sample sample(String name, Label label, String generator, Split split) {
        return new Sample(name, "", label, generator, "", "", split);
    }

    private static List<String> firstCells(String report) {
        String table = report.substring(report.indexOf("| epoch |"), report.indexOf("## How to evaluate"));
        return table.lines()
                .skip(2)
                .filter(line -> !line.isBlank())
                .map(line -> line.substring(2, line.indexOf(" |", 2)))
                .toList();
    }

    private static RunFacts facts(RunHistory history) {
        return new RunFacts(
                "tiny",
                "drawn from seed 1",
                Map.of(),
                "00",
                DATA,
                Optional.empty(),
                history,
                "highest validation AUC",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                new RunFacts.Locations("data", "package", "evaluation"));
    }

    private static RunHistory history(int epochs, int chosen) {
        return new RunHistory(
                IntStream.rangeClosed(1, epochs)
                        .mapToObj(epoch -> new EpochRow(
                                epoch,
                                3e-4 / epoch,
                                0.6 / epoch,
                                0.5,
                                0.9,
                                0.81,
                                OptionalDouble.of(50 + epoch),
                                OptionalDouble.of(60 + epoch)))
                        .toList(),
                chosen);
    }

    private static String expected(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(RunReportTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
