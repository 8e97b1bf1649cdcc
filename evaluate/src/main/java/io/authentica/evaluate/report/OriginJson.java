package io.authentica.evaluate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.evaluate.score.UnreadableImage;
import java.util.List;

/** The part of {@code report.json} that predictions do not tell: where they come from. */
final class OriginJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private OriginJson() {}

    static ObjectNode write(ReportOrigin origin) {
        ObjectNode node = JSON.objectNode();
        node.put("authentica_version", origin.libraryVersion());
        node.put("name", origin.name());
        node.put("scope", origin.scope());
        node.set("threshold", origin.threshold().map(OriginJson::threshold).orElse(JSON.nullNode()));
        node.set("model", origin.model().<JsonNode>map(MAPPER::valueToTree).orElse(JSON.nullNode()));
        node.set(
                "manifest_sha256",
                origin.dataSha256().<JsonNode>map(JSON::textNode).orElse(JSON.nullNode()));
        node.set(
                "max_unreadable_fraction",
                origin.unreadableBound()
                        .<JsonNode>map(bound -> JSON.numberNode(bound.maxFraction()))
                        .orElse(JSON.nullNode()));
        return node;
    }

    static ArrayNode unreadable(List<UnreadableImage> images) {
        ArrayNode array = JSON.arrayNode();
        images.forEach(
                image -> array.addObject().put("file_name", image.fileName()).put("reason", image.reason()));
        return array;
    }

    private static JsonNode threshold(DecisionThreshold threshold) {
        return JSON.objectNode().put("value", threshold.value()).put("rule", threshold.rule());
    }
}
