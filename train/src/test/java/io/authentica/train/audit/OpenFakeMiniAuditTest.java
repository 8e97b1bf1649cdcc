package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.authentica.common.cli.CommandRunner;
import io.authentica.train.data.DataCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of openfake-mini, and must be found. */
@Tag("reference-data")
class OpenFakeMiniAuditTest {

    @TempDir
    Path directory = Path.of(".");

    @Test
    void findsWhatIsKnown() throws IOException {
        Path source =
                Path.of(System.getProperty("authentica.referenceData", "none")).resolve("data/openfake-mini");
        assumeTrue(Files.isDirectory(source), () -> source + " does not exist");
        String data = directory.resolve("data").toString();

        assertThat(CommandRunner.run(
                        new DataCommand(), "prepare", "--source", source.toString(), "--out", data, "--quiet"))
                .isZero();
        assertThat(CommandRunner.run(new DataCommand(), "audit", "--data", data, "--quiet"))
                .isZero();

        JsonNode audit = new ObjectMapper()
                .readTree(directory.resolve("data/audit/audit.json").toFile());
        assertThat(row(audit, "format", "WEBP")).hasToString("""
                {"value":"WEBP","all":{"real":0,"fake":120},"splits":{"train":{"real":0,"fake":0},\
                "validation":{"real":0,"fake":0},"test":{"real":0,"fake":120}}}""");
        // 200 portraits of sd-3 and 120 WebP pictures.
        assertThat(row(audit, "size", "512x512")).hasToString("""
                {"value":"512x512","all":{"real":0,"fake":320},"splits":{"train":{"real":0,"fake":130},\
                "validation":{"real":0,"fake":35},"test":{"real":0,"fake":155}}}""");
        JsonNode near = audit.path("duplicates").path("near");
        // 868 reconstructions, nearly all with their photograph in the same split; nothing else is alike.
        assertThat(near.path("same_split_other_label").asInt()).isBetween(850, 868);
        assertThat(near.path("same_split_same_label").asInt()).isLessThanOrEqualTo(2);
        assertThat(near.path("images_across_splits").asInt()).isZero();
        assertThat(audit.path("duplicates").path("exact").path("images").asInt())
                .isZero();
        assertThat(audit.path("unreadable")).isEmpty();
        assertThat(alarm(audit, "train")).contains(true);
        assertThat(alarm(audit, "train to test")).contains(true);
        assertThat(Files.readString(directory.resolve("data/audit/audit.md")))
                .contains("Only fakes have format WEBP: 0 reals, 120 fakes, in test.")
                .contains("Generator or source dreamshaper-3.2 (fake) is only in test.");
    }

    private static JsonNode row(JsonNode audit, String feature, String value) {
        for (JsonNode table : audit.path("headers").path("categories")) {
            for (JsonNode row : table.path("rows")) {
                if (table.path("feature").asText().equals(feature)
                        && row.path("value").asText().equals(value)) {
                    return row;
                }
            }
        }
        throw new AssertionError("no " + feature + " " + value);
    }

    private static Optional<Boolean> alarm(JsonNode audit, String scope) {
        for (JsonNode result : audit.path("probe").path("results")) {
            if (result.path("scope").asText().equals(scope)) {
                return Optional.of(result.path("alarming").asBoolean());
            }
        }
        return Optional.empty();
    }
}
