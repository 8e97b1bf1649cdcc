package io.authentica.evaluate.compare;

import static io.authentica.evaluate.text.DisplayText.markdown;
import static io.authentica.evaluate.text.DisplayText.oneLine;

import io.authentica.common.metrics.McNemar;

/** A comparison for people. */
public final class ComparisonText {

    private ComparisonText() {}

    /** For a terminal. */
    public static String render(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append(heading(comparison, oneLine(comparison.first()), oneLine(comparison.second())))
                .append("\n\n");
        text.append(ComparisonTables.differences(comparison).text()).append('\n');
        text.append(summary(comparison)).append("\n\n");
        text.append(
                ComparisonTables.outcomes("fakes of", comparison.generators()).text());
        text.append('\n')
                .append(ComparisonTables.outcomes("reals of", comparison.sources())
                        .text());
        return text.toString();
    }

    /** {@code compare.md}. */
    public static String markdownOf(Comparison comparison) {
        StringBuilder text = new StringBuilder("# Comparison of two detectors\n\n");
        text.append(heading(comparison, markdown(comparison.first()), markdown(comparison.second())))
                .append("\n\n");
        text.append(
                "Both are judged at their own threshold. Won are images that only the second gets right, lost those that only "
                        + "the first does. p-values are those of McNemar's test, two-sided, for no difference in accuracy. Intervals are "
                        + "percentiles of %d bootstrap resamples in which both see the same images (seed %d), at 95 %%. "
                                .formatted(
                                        comparison.confidence().resamples(),
                                        comparison.confidence().seed())
                        + "With many rows, one in twenty p-values is below 0.05 by chance alone.\n\n## Metrics\n\n");
        text.append(ComparisonTables.differences(comparison).markdown());
        text.append("\n## Images won and lost\n\n").append(summary(comparison)).append("\n\n");
        text.append(
                ComparisonTables.outcomes("fakes of", comparison.generators()).markdown());
        text.append('\n')
                .append(ComparisonTables.outcomes("reals of", comparison.sources())
                        .markdown());
        return text.toString();
    }

    private static String heading(Comparison comparison, String first, String second) {
        return "%s (second) against %s (first) on %d images of %s, %s"
                .formatted(second, first, comparison.overall().images(), comparison.scope(), comparison.condition());
    }

    private static String summary(Comparison comparison) {
        Outcomes overall = comparison.overall();
        McNemar test = overall.test();
        return "%d images won, %d lost, %d right for both, %d for neither: McNemar p %s (exact), %s (mid)"
                .formatted(
                        overall.won(),
                        overall.lost(),
                        overall.bothRight(),
                        overall.bothWrong(),
                        ComparisonTables.probability(test.exact()),
                        ComparisonTables.probability(test.mid()));
    }
}
