package io.authentica.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files of {@code serve/deploy} and the Dockerfile speak of things that are there. */
class DeployTest {

    private static final Path ROOT = Path.of(System.getProperty("authentica.root"));

    /** As in the server's own setup. */
    private static final int STOP_SECONDS = 30;

    private static JsonNode kubernetes(String name) throws IOException {
        return new YAMLMapper()
                .readTree(ROOT.resolve("serve/deploy/kubernetes").resolve(name).toFile());
    }

    @Test
    void imageCopiesWhatTheBuildLeaves() throws IOException {
        String dockerfile = Files.readString(ROOT.resolve("serve/Dockerfile"));
        List<String> copied = Pattern.compile("/build/(\\S+)")
                .matcher(dockerfile)
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(path -> !path.contains("target/"))
                .toList();

        assertThat(copied)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
        assertThat(dockerfile).contains("ENTRYPOINT [\"scripts/serve.sh\"]").contains("USER 10001");
        // Without these the build stage has no reactor.
        assertThat(Files.readAllLines(ROOT.resolve("serve/Dockerfile.dockerignore")))
                .contains("!pom.xml", "!train/pom.xml", "!evaluate/pom.xml", "!common", "!serve");
    }

    @Test
    void probesAskForPathsThatTheServiceHas() throws IOException {
        JsonNode container = kubernetes("deployment.yaml").at("/spec/template/spec/containers/0");
        try (ClassifierServer server = TestServers.start(TestServers.config(1, 1), new FakeDetector())) {
            ServiceClient client = new ServiceClient(server.port());
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                String path = container.at("/" + probe + "/httpGet/path").asText();

                assertThat(client.send("GET", path).statusCode())
                        .as("%s: %s", probe, path)
                        .isEqualTo(200);
            }
        }
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
    }

    /** Requests that have begun may take as long as the server lets them, once new ones have ceased to come. */
    @Test
    void aServerHasTheTimeThatItNeedsToStop() throws IOException {
        JsonNode pod = kubernetes("deployment.yaml").at("/spec/template/spec");
        JsonNode preStop = pod.at("/containers/0/lifecycle/preStop/exec/command");
        int before = Integer.parseInt(preStop.get(1).asText());

        assertThat(preStop.get(0).asText()).isEqualTo("sleep");
        assertThat(pod.get("terminationGracePeriodSeconds").asInt()).isGreaterThan(before + STOP_SECONDS);
        assertThat(Files.readAllLines(ROOT.resolve("serve/deploy/authentica.service")))
                .contains("TimeoutStopSec=45");
    }

    @Test
    void manifestsSelectTheSamePods() throws IOException {
        JsonNode deployment = kubernetes("deployment.yaml");
        JsonNode labels = deployment.at("/spec/template/metadata/labels");

        assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(kubernetes("service.yaml").at("/spec/selector")).isEqualTo(labels);
        assertThat(kubernetes("service.yaml").at("/spec/ports/0/targetPort"))
                .isEqualTo(deployment.at("/spec/template/spec/containers/0/ports/0/name"));
        assertThat(kubernetes("autoscaler.yaml").at("/spec/scaleTargetRef/name"))
                .isEqualTo(deployment.at("/metadata/name"));
    }
}
