package io.authentica.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.evaluate.score.Evaluation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The golden files hold the numbers of {@link EvaluationReportTest}; their layout was read by a person. */
class ReportRenderingTest {

    @Test
    void rendersJson() throws IOException {
        assertThat(ReportJson.render(HandMade.report())).isEqualTo(golden("report.json"));
    }

    @Test
    void rendersMarkdown() throws IOException {
        assertThat(ReportMarkdown.render(HandMade.report())).isEqualTo(golden("report.md"));
    }

    @Test
    void rendersLatex() throws IOException {
        assertThat(ReportLatex.render(HandMade.report())).isEqualTo(golden("tables.tex"));
    }

    @Test
    void rendersTextForATerminal() throws IOException {
        assertThat(ReportText.render(HandMade.report())).isEqualTo(golden("report.txt"));
    }

    @Test
    void rendersUndefinedMetricsInWordsEverywhere() throws IOException {
        EvaluationReport report = HandMade.report(
                HandMade.model(), new Evaluation(HandMade.fakes().subList(0, 1), List.of()));

        assertThat(ReportJson.render(report)).isEqualTo(golden("no-reals.json"));
        assertThat(ReportMarkdown.render(report)).isEqualTo(golden("no-reals.md"));
        assertThat(ReportText.render(report)).isEqualTo(golden("no-reals.txt"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream text = Objects.requireNonNull(ReportRenderingTest.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
