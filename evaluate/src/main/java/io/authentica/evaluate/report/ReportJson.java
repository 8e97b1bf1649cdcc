package io.authentica.evaluate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.authentica.common.calibration.CalibrationError;
import io.authentica.common.data.Label;
import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.evaluate.text.PrettyJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report for programs: {@code report.json}, described in {@code docs/report-json.md}. The keys stay as they are within a schema
 * version.
 */
public final class ReportJson {

    public static final int SCHEMA_VERSION = 2;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReportJson() {}

    public static String render(EvaluationReport report) {
        ObjectNode root = JSON.objectNode();
        root.put("schema_version", SCHEMA_VERSION);
        root.set("origin", OriginJson.write(report.origin()));
        root.put("positive_class", Label.FAKE.id());
        root.set("counts", counts(report));
        root.putObject("intervals")
                .put("level", 0.95)
                .put("seed", report.confidence().seed())
                .put("resamples", report.confidence().resamples());
        root.put("condition", report.condition());
        ObjectNode thresholds = root.putObject("thresholds");
        report.thresholds()
                .forEach(threshold -> thresholds
                        .putObject(threshold.point().id())
                        .put("value", threshold.value())
                        .put("rule", threshold.rule()));
        root.put("real_pool", report.realPool());
        root.set("overall", FigureJson.group(report.overall()));
        root.set("mean_generator_roc_auc", FigureJson.figure(report.meanGeneratorAuc()));
        ObjectNode errors = root.putObject("probability_errors");
        errors.set("raw", errors(report.probabilities().raw()));
        errors.set("calibrated", errors(report.probabilities().calibrated()));
        root.set("reliability", reliability(report.reliability()));
        root.put("novelty", report.noveltyStatement());
        root.set("pooled_generators", rows(report.pooled(), true));
        for (Dimension dimension : Dimension.values()) {
            root.set(dimension.key(), rows(report.slices(dimension), dimension == Dimension.GENERATOR));
        }
        root.set("real_sources", realSources(report.realSources()));
        root.set("conditions", conditions(report.conditions()));
        report.uniform()
                .ifPresentOrElse(
                        uniform -> root.put("uniform_condition", uniform), () -> root.putNull("uniform_condition"));
        root.set("unreadable", OriginJson.unreadable(report.unreadable()));
        return PrettyJson.write(root);
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
                        "predictions",
                        report.conditions().stream()
                                .mapToLong(each -> each.overall().images())
                                .sum());
    }

    private static ArrayNode reliability(List<ReliabilityBin> bins) {
        ArrayNode array = JSON.arrayNode();
        for (ReliabilityBin bin : bins) {
            ObjectNode node = array.addObject()
                    .put("low", bin.low())
                    .put("high", bin.high())
                    .put("n", bin.images())
                    .put("mean_probability", bin.meanProbability());
            node.set("fake_share", FigureJson.figure(bin.fakeShare()));
        }
        return array;
    }

    private static ArrayNode rows(List<ReportRow> rows, boolean withNovelty) {
        return array(rows.stream().map(row -> {
            ObjectNode node = JSON.objectNode().put("name", row.name());
            if (withNovelty) {
                node.put("novelty", row.novelty().id());
            }
            return node.setAll(FigureJson.group(row.metrics()));
        }));
    }

    private static ArrayNode realSources(List<RealSourceRow> sources) {
        return array(sources.stream().map(source -> {
            ObjectNode node = JSON.objectNode()
                    .put("name", source.name())
                    .put("n", source.images())
                    .put("false_positives", source.falsePositives());
            node.set("specificity", FigureJson.figure(source.specificity()));
            return node;
        }));
    }

    private static ArrayNode conditions(List<ConditionReport> conditions) {
        return array(conditions.stream().map(each -> {
            ObjectNode node = JSON.objectNode().put("condition", each.condition());
            node.set("overall", FigureJson.group(each.overall()));
            node.set("generators", rows(each.generators(), true));
            each.stability()
                    .ifPresent(stability -> node.putObject("stability")
                            .put("n", stability.images())
                            .put("became_fake", stability.becameFake())
                            .put("became_real", stability.becameReal())
                            .set("flipped", FigureJson.figure(stability.flipped())));
            return node;
        }));
    }

    private static ArrayNode array(Stream<JsonNode> nodes) {
        return JSON.arrayNode().addAll(nodes.collect(Collectors.toList()));
    }
}
