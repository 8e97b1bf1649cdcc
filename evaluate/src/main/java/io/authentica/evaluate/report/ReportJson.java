package io.authentica.evaluate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.authentica.common.calibration.CalibrationError;
import io.authentica.common.data.Label;
import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.common.metrics.WilsonInterval;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.evaluate.text.PrettyJson;
import java.util.List;
import java.util.Optional;

/**
 * A report for programs: {@code report.json}. Metrics are numbers, or null with the reason under {@code undefined}; the keys stay as
 * they are within a schema version.
 */
public final class ReportJson {

    public static final int SCHEMA_VERSION = 1;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportJson() {}

    public static String render(EvaluationReport report) {
        ReportOrigin origin = report.origin();
        ObjectNode root = JSON.objectNode();
        root.put("schema_version", SCHEMA_VERSION);
        root.put("authentica_version", origin.libraryVersion());
        root.set("model", model(origin));
        root.putObject("data")
                .put("manifest_sha256", origin.dataSha256())
                .put("split", origin.split().id());
        root.put("device", origin.deviceName());
        root.put("positive_class", Label.FAKE.id());
        root.set("counts", counts(report));
        root.put("real_pool", report.realPool());
        root.set("overall", metrics(JSON.objectNode(), report.overall()));
        ObjectNode errors = root.putObject("probability_errors");
        errors.set("raw", errors(report.probabilities().raw()));
        errors.set("calibrated", errors(report.probabilities().calibrated()));
        root.put("novelty", report.noveltyStatement());
        root.set("pooled_generators", rows(report.pooled()));
        root.set("generators", rows(report.generators()));
        root.set("real_sources", realSources(report.realSources()));
        ArrayNode unreadable = root.putArray("unreadable");
        report.unreadable()
                .forEach(image -> unreadable
                        .addObject()
                        .put("file_name", image.fileName())
                        .put("reason", image.reason()));
        return PrettyJson.write(root);
    }

    private static ObjectNode model(ReportOrigin origin) {
        ModelDescription description = origin.model();
        ObjectNode model = JSON.objectNode();
        model.put("name", description.name());
        model.put("package_sha256", origin.packageSha256());
        model.put("architecture", description.architecture().timmName());
        model.put("resize", description.preprocessing().resize().id());
        // As in the package.
        model.set("calibration", MAPPER.valueToTree(description.calibration()));
        model.putObject("threshold")
                .put("value", description.threshold().value())
                .put("rule", description.threshold().rule());
        ObjectNode provenance = model.putObject("provenance");
        description.provenance().forEach(provenance::put);
        return model;
    }

    private static JsonNode errors(Optional<CalibrationError> error) {
        return error.<JsonNode>map(present -> JSON.objectNode()
                        .put("log_loss", present.logLoss())
                        .put("brier", present.brier())
                        .put("ece", present.ece()))
                .orElse(JSON.nullNode());
    }

    private static ObjectNode counts(EvaluationReport report) {
        ConfusionMatrix matrix = report.overall().matrix();
        int unreadable = report.unreadable().size();
        return JSON.objectNode()
                .put("images", matrix.total() + unreadable)
                .put("scored", matrix.total())
                .put("real", matrix.reals())
                .put("fake", matrix.fakes())
                .put("unreadable", unreadable)
                .put(
                        "max_unreadable_fraction",
                        report.origin().unreadableBound().maxFraction());
    }

    private static ArrayNode rows(List<ReportRow> rows) {
        ArrayNode array = JSON.arrayNode();
        for (ReportRow row : rows) {
            ObjectNode node = JSON.objectNode()
                    .put("name", row.name())
                    .put("novelty", row.novelty().id());
            array.add(metrics(node, row.metrics()));
        }
        return array;
    }

    private static ObjectNode metrics(ObjectNode node, GroupMetrics metrics) {
        ConfusionMatrix matrix = metrics.matrix();
        node.put("n", matrix.total()).put("n_fake", matrix.fakes()).put("n_real", matrix.reals());
        ObjectNode intervals = JSON.objectNode();
        ObjectNode undefined = JSON.objectNode();
        metrics.figures().forEach((metric, figure) -> {
            value(node, metric.key(), figure);
            figure.interval().ifPresent(interval -> intervals.set(metric.key(), ends(interval)));
            figure.undefined().ifPresent(reason -> undefined.put(metric.key(), reason));
        });
        node.set("interval_95", intervals);
        node.set("undefined", undefined);
        node.putObject("confusion_matrix")
                .put("tp", matrix.tp())
                .put("fp", matrix.fp())
                .put("tn", matrix.tn())
                .put("fn", matrix.fn());
        return node;
    }

    private static ArrayNode realSources(List<RealSourceRow> sources) {
        ArrayNode array = JSON.arrayNode();
        for (RealSourceRow source : sources) {
            ObjectNode node = array.addObject()
                    .put("name", source.name())
                    .put("n", source.images())
                    .put("false_positives", source.falsePositives());
            value(node, Metric.SPECIFICITY.key(), source.specificity());
            ObjectNode intervals = node.putObject("interval_95");
            source.specificity().interval().ifPresent(interval -> intervals.set("specificity", ends(interval)));
        }
        return array;
    }

    private static void value(ObjectNode node, String key, Figure figure) {
        if (figure.value().isPresent()) {
            node.put(key, figure.value().getAsDouble());
        } else {
            node.putNull(key);
        }
    }

    private static ArrayNode ends(WilsonInterval interval) {
        return JSON.arrayNode().add(interval.low()).add(interval.high());
    }
}
