package io.authentica.evaluate.compare;

import static io.authentica.evaluate.text.DisplayText.decimals;
import static io.authentica.evaluate.text.DisplayText.signedDecimals;

import io.authentica.common.cli.UserException;
import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.text.DisplayText;
import io.authentica.evaluate.text.Table;
import io.authentica.evaluate.text.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether the second of two detectors is good enough.
 *
 * @param comparison of the baseline with the new detector
 * @param checks one for each metric that was asked for
 */
public record Gate(Comparison comparison, List<Check> checks) {

    /** Differences are sums of rounded quotients; what is below this is not a difference. */
    private static final double ROUNDING = 1e-12;

    /**
     * One metric.
     *
     * @param drop how much worse the new detector is, negative if it is better
     * @param maxDrop how much worse it may be
     */
    public record Check(MetricDifference difference, double drop, double maxDrop) {

        public boolean passed() {
            return drop <= maxDrop + ROUNDING;
        }
    }

    public Gate {
        checks = List.copyOf(checks);
    }

    /** @throws UserException if a metric is undefined for one of the detectors: a check that cannot be made is not passed */
    public static Gate of(Comparison comparison, Map<Metric, Double> maxDrops) {
        List<Check> checks = new ArrayList<>();
        for (MetricDifference each : comparison.differences()) {
            Double maxDrop = maxDrops.get(each.metric());
            if (maxDrop != null) {
                double drop = each.drop()
                        .orElseThrow(() -> new UserException("%s must be defined for both detectors but is not"
                                .formatted(each.metric().key())));
                checks.add(new Check(each, drop, maxDrop));
            }
        }
        return new Gate(comparison, checks);
    }

    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }

    /** For a terminal: one row a check, and the verdict. */
    public String text() {
        Table table = new Table(
                List.of(
                        Column.text("metric"),
                        Column.text("baseline"),
                        Column.text("new"),
                        Column.text("change"),
                        Column.text("95 % interval"),
                        Column.text("may be worse by"),
                        Column.text("verdict")),
                checks.stream().map(Gate::cells).toList());
        return "%s against baseline %s on %d images of %s\n\n%s\ngate: %s\n"
                .formatted(
                        DisplayText.oneLine(comparison.second()),
                        DisplayText.oneLine(comparison.first()),
                        comparison.overall().images(),
                        DisplayText.oneLine(comparison.scope()),
                        table.text(),
                        passed() ? "passed" : "failed");
    }

    private static List<String> cells(Check check) {
        MetricDifference difference = check.difference();
        return List.of(
                difference.metric().title(),
                decimals(difference.first().orElseThrow()),
                decimals(difference.second().orElseThrow()),
                signedDecimals(difference.difference().orElseThrow()),
                difference
                        .interval()
                        .map(interval -> signedDecimals(interval.low()) + " to " + signedDecimals(interval.high()))
                        .orElse(""),
                DisplayText.exact(check.maxDrop()),
                check.passed() ? "passed" : "FAILED");
    }
}
