package io.authentica.evaluate.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.authentica.common.cli.UserException;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.evaluate.score.UnreadableBound;
import io.authentica.evaluate.score.UnreadableImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /**
     * What a report tells beside its figures.
     *
     * @param predictions how many it was computed from, all conditions together
     */
    record Stored(ReportOrigin origin, List<UnreadableImage> unreadable, long predictions) {}

    /** @throws UserException if the file is no report of this schema version */
    static Stored read(Path file) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(file.toFile());
            int version = root.path("schema_version").asInt();
            if (version != ReportJson.SCHEMA_VERSION) {
                throw new UserException(
                        "%s: schema_version must be %d but was %d".formatted(file, ReportJson.SCHEMA_VERSION, version));
            }
            JsonNode origin = root.required("origin");
            List<UnreadableImage> unreadable = new ArrayList<>();
            for (JsonNode image : root.required("unreadable")) {
                unreadable.add(new UnreadableImage(
                        image.required("file_name").asText(),
                        image.required("reason").asText()));
            }
            return new Stored(
                    new ReportOrigin(
                            origin.required("authentica_version").asText(),
                            origin.required("name").asText(),
                            present(origin, "threshold").map(OriginJson::threshold),
                            present(origin, "model").map(model -> MAPPER.convertValue(model, ModelOrigin.class)),
                            present(origin, "manifest_sha256").map(JsonNode::asText),
                            origin.required("scope").asText(),
                            present(origin, "max_unreadable_fraction")
                                    .map(bound -> new UnreadableBound(bound.asDouble()))),
                    unreadable,
                    root.required("counts").required("predictions").asLong());
        } catch (JsonProcessingException | IllegalArgumentException failure) {
            throw new UserException(
                    "%s: must be a report of Authentica but is not: %s"
                            .formatted(
                                    file,
                                    String.valueOf(failure.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    failure);
        }
    }

    private static Optional<JsonNode> present(JsonNode parent, String key) {
        return Optional.of(parent.required(key)).filter(node -> !node.isNull());
    }

    private static DecisionThreshold threshold(JsonNode node) {
        return new DecisionThreshold(
                node.required("value").asDouble(), node.required("rule").asText());
    }
}
