package io.authentica.train.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.authentica.common.data.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What training repeats of the audit that lies with its data set. */
public final class AuditWarning {

    /** Where an audit lies in its data set. */
    static final String DIRECTORY = "audit";

    private static final int FEATURES = 3;

    private AuditWarning() {}

    /**
     * Reads {@code audit/audit.json} of a data set, if there is one.
     *
     * @return one line if the audit found a shortcut, or cannot speak of this data set; empty if all is well or nothing was audited
     */
    public static Optional<String> of(Manifest manifest) throws IOException {
        Path file = manifest.root().resolve(DIRECTORY).resolve(AuditDirectory.JSON);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode audit;
        try {
            audit = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException malformed) {
            return Optional.of(file + " is no audit that can be read; audit the data set again");
        }
        if (audit.path("schema_version").asInt() != AuditReport.SCHEMA_VERSION) {
            return Optional.of(file + " has another schema version than " + AuditReport.SCHEMA_VERSION
                    + "; audit the data set again");
        }
        if (!audit.path("manifest_sha256").asText().equals(manifest.sha256())) {
            return Optional.of(file + " is out of date: " + Manifest.FILE_NAME + " has changed since the data set was"
                    + " audited");
        }
        return shortcut(audit.path("probe").path("results"));
    }

    /** Of the train split if it was probed alone, since that is what a model learns from; else of all images. */
    private static Optional<String> shortcut(JsonNode results) {
        JsonNode chosen = null;
        for (JsonNode result : results) {
            String scope = result.path("scope").asText();
            if (scope.equals("train") || (scope.equals("all") && chosen == null)) {
                chosen = result;
            }
        }
        if (chosen == null || !chosen.path("alarming").asBoolean()) {
            return Optional.empty();
        }
        List<String> strongest = new ArrayList<>();
        for (JsonNode feature : chosen.path("features")) {
            if (strongest.size() < FEATURES) {
                strongest.add(feature.path("feature").asText() + " "
                        + Findings.number(feature.path("estimate").path("auc").asDouble()));
            }
        }
        JsonNode estimate = chosen.path("estimate");
        String interval = Findings.number(estimate.path("low").asDouble()) + "-"
                + Findings.number(estimate.path("high").asDouble());
        return Optional.of("the audit found that file headers alone tell real from fake ("
                + chosen.path("scope").asText() + ") with AUC "
                + Findings.number(estimate.path("auc").asDouble()) + " (95 % interval " + interval
                + "), most by " + String.join(", ", strongest) + ": the model may learn them instead of the picture");
    }
}
