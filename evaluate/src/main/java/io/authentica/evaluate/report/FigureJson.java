package io.authentica.evaluate.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.common.metrics.Metric;
import java.util.Map;

/** Figures and groups of them in {@code report.json} and {@code compare.json}. */
final class FigureJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FigureJson() {}

    /** Value and interval, or null and the reason. */
    static ObjectNode figure(Figure figure) {
        ObjectNode node = JSON.objectNode();
        if (figure.value().isPresent()) {
            node.put("value", figure.value().getAsDouble());
        } else {
            node.putNull("value");
        }
        figure.interval()
                .ifPresent(interval -> node.put("low", interval.low())
                        .put("high", interval.high())
                        .put("interval", interval.method().id()));
        figure.undefined().ifPresent(reason -> node.put("undefined", reason));
        return node;
    }

    static ObjectNode group(GroupMetrics metrics) {
        ObjectNode node = JSON.objectNode()
                .put("n", metrics.images())
                .put("n_real", metrics.reals())
                .put("n_fake", metrics.fakes());
        node.setAll(figures(metrics.figures()));
        ObjectNode points = node.putObject("at");
        metrics.verdicts().forEach((point, verdicts) -> {
            ObjectNode at = points.putObject(point.id());
            ConfusionMatrix matrix = verdicts.matrix();
            at.putObject("confusion_matrix")
                    .put("tp", matrix.tp())
                    .put("fp", matrix.fp())
                    .put("tn", matrix.tn())
                    .put("fn", matrix.fn());
            at.setAll(figures(verdicts.figures()));
        });
        return node;
    }

    private static ObjectNode figures(Map<Metric, Figure> figures) {
        ObjectNode node = JSON.objectNode();
        figures.forEach((metric, figure) -> node.set(metric.key(), figure(figure)));
        return node;
    }
}
