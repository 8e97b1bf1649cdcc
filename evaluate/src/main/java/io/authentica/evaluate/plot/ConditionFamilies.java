package io.authentica.evaluate.plot;

import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.report.ConditionReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sorts the conditions of a report into operations, each from the mildest strength to the strongest. */
final class ConditionFamilies {

    /**
     * What is known of an operation.
     *
     * @param axis what its strengths are, with their unit
     * @param mildestFirst the order of its strengths
     */
    private record Operation(String title, String axis, Comparator<ConditionReport> mildestFirst) {}

    private static final Comparator<ConditionReport> ASCENDING =
            Comparator.comparingDouble(each -> each.strength().orElse(0));
    private static final Comparator<ConditionReport> DESCENDING = ASCENDING.reversed();

    private static final Map<String, Operation> OPERATIONS = Map.of(
            "jpeg", new Operation("JPEG", "quality", DESCENDING),
            "webp", new Operation("WebP", "quality", DESCENDING),
            "blur", new Operation("Gaussian blur", "sigma, pixels", ASCENDING),
            "resize", new Operation("Resizing", "factor of both sides", DESCENDING),
            "crop", new Operation("Central crop", "share of both sides kept", DESCENDING),
            "noise", new Operation("Normal noise", "sigma, levels of 255", ASCENDING));

    private ConditionFamilies() {}

    /**
     * One family for each operation that has strengths, in the order of the conditions, and one for all that have none.
     *
     * @param reference the condition with which each family begins
     */
    static List<RobustnessPlot.Family> of(List<ConditionReport> conditions, String reference, List<Metric> metrics) {
        Map<String, List<ConditionReport>> byOperation = new LinkedHashMap<>();
        List<ConditionReport> named = new ArrayList<>();
        List<ConditionReport> first = new ArrayList<>();
        for (ConditionReport each : conditions) {
            if (each.condition().equals(reference)) {
                first.add(each);
            } else if (each.strength().isPresent()) {
                byOperation
                        .computeIfAbsent(each.operation(), ignored -> new ArrayList<>())
                        .add(each);
            } else {
                named.add(each);
            }
        }
        List<RobustnessPlot.Family> families = new ArrayList<>();
        byOperation.forEach((name, own) -> {
            Operation operation = OPERATIONS.getOrDefault(name, new Operation(name, "strength", ASCENDING));
            List<RobustnessPlot.Step> steps = steps(first, metrics);
            own.stream()
                    .sorted(operation.mildestFirst())
                    .forEach(each -> steps.add(
                            step(each.condition().substring(each.operation().length() + 1), each, metrics)));
            families.add(new RobustnessPlot.Family(operation.title(), operation.axis(), steps, true));
        });
        if (!named.isEmpty()) {
            List<RobustnessPlot.Step> steps = steps(first, metrics);
            steps.addAll(steps(named, metrics));
            families.add(new RobustnessPlot.Family("Other conditions", "condition", steps, false));
        }
        return families;
    }

    private static List<RobustnessPlot.Step> steps(List<ConditionReport> conditions, List<Metric> metrics) {
        return conditions.stream()
                .map(each -> step(each.condition(), each, metrics))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static RobustnessPlot.Step step(String label, ConditionReport condition, List<Metric> metrics) {
        Map<Metric, Estimate> values = new EnumMap<>(Metric.class);
        for (Metric metric : metrics) {
            Estimate.of(condition.overall().figure(metric)).ifPresent(value -> values.put(metric, value));
        }
        return new RobustnessPlot.Step(
                label,
                values.entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().title(), Map.Entry::getValue)));
    }
}
