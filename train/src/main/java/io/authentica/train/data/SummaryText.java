package io.authentica.train.data;

import io.authentica.train.data.plan.DropReason;
import io.authentica.train.data.plan.Plan;
import io.authentica.train.data.plan.Shortfall;
import java.util.Map;
import java.util.SortedMap;

/** The text of {@code summary.md}: where the data set comes from, what it holds, and what was left out and why. */
final class SummaryText {

    static final String FILE_NAME = "summary.md";

    private static final String SHORTFALL_HEADER = """

            Quotas that the files used cannot fill:

            | split | generator | asked | available |
            |---|---|--:|--:|
            """;

    private final StringBuilder text = new StringBuilder("# Data set\n");

    /** Names and values of all that decided what the data set holds. */
    SummaryText options(Map<String, String> options) {
        text.append("\n| option | value |\n|---|---|\n");
        options.forEach((name, value) -> row(name, cell(value)));
        return this;
    }

    SummaryText contents(DataSetSummary summary) {
        text.append('\n').append(summary.table());
        return this;
    }

    SummaryText leftOut(Plan plan) {
        if (!plan.dropped().byReason().isEmpty()) {
            text.append(
                    "\nRows left out before any image was read:\n\n| rows | reason | generators |\n|--:|---|---|\n");
            plan.dropped()
                    .byReason()
                    .forEach((reason, generators) ->
                            row(Long.toString(plan.dropped().count(reason)), reason.text(), names(reason, generators)));
        }
        if (!plan.shortfalls().isEmpty()) {
            text.append(SHORTFALL_HEADER);
            for (Shortfall shortfall : plan.shortfalls()) {
                String generator = shortfall.generator().isEmpty() ? "real images" : cell(shortfall.generator());
                String asked = Integer.toString(shortfall.asked());
                row(shortfall.split().id(), generator, asked, Integer.toString(shortfall.available()));
            }
        }
        return this;
    }

    SummaryText rejected(RejectedList.Counts counts) {
        text.append("\nRows left out: ")
                .append(counts.unusable())
                .append(" unusable, ")
                .append(counts.duplicates())
                .append(" with the same bytes as another. ")
                .append(RejectedList.FILE_NAME)
                .append(" lists them.\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String names(DropReason reason, SortedMap<String, Long> generators) {
        return reason.namesGenerators() ? cell(String.join(", ", generators.keySet())) : "";
    }

    private static String cell(String value) {
        return value.replace("|", "\\|");
    }
}
