package io.authentica.evaluate.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The metrics under one condition.
 *
 * @param condition such as {@code clean}, {@code web} or {@code jpeg:75}
 * @param overall all images
 * @param generators one row a generator, by name, against all reals
 * @param stability against the condition that the report is about; empty for that one itself
 */
public record ConditionReport(
        String condition, GroupMetrics overall, List<ReportRow> generators, Optional<Stability> stability) {

    public ConditionReport {
        generators = List.copyOf(generators);
    }

    /** What is done to the images: the condition's name before the colon. */
    public String operation() {
        return condition.split(":", 2)[0];
    }

    /** How much of it: the number after the colon, where there is one. */
    public OptionalDouble strength() {
        String[] parts = condition.split(":", 2);
        try {
            return parts.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(parts[1]));
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }
}
