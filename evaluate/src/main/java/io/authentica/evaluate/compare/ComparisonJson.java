package io.authentica.evaluate.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.authentica.common.metrics.McNemar;
import io.authentica.evaluate.text.PrettyJson;
import java.util.List;
import java.util.OptionalDouble;

/** A comparison for programs: {@code compare.json}, described in {@code docs/report-json.md}. */
public final class ComparisonJson {

    public static final int SCHEMA_VERSION = 1;

    private ComparisonJson() {}

    public static String render(Comparison comparison) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema_version", SCHEMA_VERSION);
        root.put("first", comparison.first());
        root.put("second", comparison.second());
        root.put("scope", comparison.scope());
        root.put("condition", comparison.condition());
        root.putObject("intervals")
                .put("level", 0.95)
                .put("seed", comparison.confidence().seed())
                .put("resamples", comparison.confidence().resamples());
        ObjectNode metrics = root.putObject("metrics");
        comparison.differences().forEach(each -> {
            ObjectNode node = metrics.putObject(each.metric().key());
            put(node, "first", each.first());
            put(node, "second", each.second());
            put(node, "difference", each.difference());
            each.interval()
                    .ifPresent(interval -> node.put("low", interval.low()).put("high", interval.high()));
        });
        outcomes(root.putObject("overall"), comparison.overall());
        rows(root.putArray("generators"), comparison.generators());
        rows(root.putArray("real_sources"), comparison.sources());
        ArrayNode changed = root.putArray("changed");
        comparison
                .changed()
                .forEach(each -> changed.addObject()
                        .put("id", each.image().id())
                        .put("label", each.image().label().id())
                        .put("generator", each.image().generator())
                        .put("first_probability", each.firstProbability())
                        .put("second_probability", each.secondProbability())
                        .put("outcome", each.won() ? "won" : "lost"));
        return PrettyJson.write(root);
    }

    private static void rows(ArrayNode array, List<Outcomes> rows) {
        rows.forEach(row -> outcomes(array.addObject().put("name", row.name()), row));
    }

    private static void outcomes(ObjectNode node, Outcomes row) {
        McNemar test = row.test();
        node.put("n", row.images())
                .put("both_right", row.bothRight())
                .put("won", row.won())
                .put("lost", row.lost())
                .put("both_wrong", row.bothWrong())
                .put("mcnemar_p_exact", test.exact())
                .put("mcnemar_p_mid", test.mid());
    }

    private static void put(ObjectNode node, String key, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(key, value.getAsDouble());
        } else {
            node.putNull(key);
        }
    }
}
