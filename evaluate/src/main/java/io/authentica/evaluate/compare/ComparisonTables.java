package io.authentica.evaluate.compare;

import static io.authentica.evaluate.text.DisplayText.decimals;
import static io.authentica.evaluate.text.DisplayText.signedDecimals;

import io.authentica.common.metrics.McNemar;
import io.authentica.evaluate.text.DisplayText;
import io.authentica.evaluate.text.Table;
import io.authentica.evaluate.text.Table.Column;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The tables of a comparison. */
final class ComparisonTables {

    private ComparisonTables() {}

    static Table differences(Comparison comparison) {
        return new Table(
                List.of(
                        Column.text("metric"),
                        Column.text("first"),
                        Column.text("second"),
                        Column.text("second - first"),
                        Column.text("95 % interval")),
                comparison.differences().stream()
                        .map(each -> List.of(
                                each.metric().title(),
                                value(each.first()),
                                value(each.second()),
                                each.difference().isPresent()
                                        ? signedDecimals(each.difference().getAsDouble())
                                        : "undefined",
                                each.interval()
                                        .map(interval -> signedDecimals(interval.low()) + " to "
                                                + signedDecimals(interval.high()))
                                        .orElse("")))
                        .toList());
    }

    /** @param heading what the rows are */
    static Table outcomes(String heading, List<Outcomes> rows) {
        return new Table(
                List.of(
                        Column.text(heading),
                        Column.number("images"),
                        Column.number("both right"),
                        Column.number("won"),
                        Column.number("lost"),
                        Column.number("both wrong"),
                        Column.text("p (exact)"),
                        Column.text("p (mid)")),
                rows.stream().map(ComparisonTables::cells).toList());
    }

    private static List<String> cells(Outcomes row) {
        McNemar test = row.test();
        return List.of(
                DisplayText.named(row.name()),
                Long.toString(row.images()),
                Long.toString(row.bothRight()),
                Long.toString(row.won()),
                Long.toString(row.lost()),
                Long.toString(row.bothWrong()),
                probability(test.exact()),
                probability(test.mid()));
    }

    /** Small ones keep their size. */
    static String probability(double p) {
        return p < 0.001 ? String.format(Locale.ROOT, "%.1e", p) : decimals(p);
    }

    private static String value(OptionalDouble value) {
        return value.isPresent() ? decimals(value.getAsDouble()) : "undefined";
    }
}
