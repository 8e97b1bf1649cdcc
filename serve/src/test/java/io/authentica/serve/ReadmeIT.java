package io.authentica.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command of the README's {@code sh} blocks, in order and as it stands there, in a directory where the repository's
 * folders are links, so that results land beside them. Serve is the last module: all of them are built by then.
 */
@DisabledOnOs(OS.WINDOWS)
final class ReadmeIT {

    private static final Path ROOT = Path.of(System.getProperty("authentica.root"));
    private static final String FENCE = "```";
    /** What is already running when this test runs. */
    private static final String TEST_COMMAND = "mvn verify";

    /** The predictions of another tool, of which the README speaks. */
    private static final String OTHER_TOOL = "other-tool.csv";

    @TempDir
    private Path directory;

    private final List<Process> background = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void linkTheRepository() throws IOException {
        for (String folder : List.of("scripts", "train", "models")) {
            Files.createSymbolicLink(directory.resolve(folder), ROOT.resolve(folder));
        }
        picture(directory.resolve("photo.jpg"), 7);
        for (int i = 0; i < 12; i++) {
            picture(directory.resolve("openfake/real/camera/" + i + ".jpg"), i);
            picture(directory.resolve("openfake/fake/some-generator/" + i + ".jpg"), 100 + i);
        }
    }

    /** The repositories that the README names, on this machine; the module that has them is built by now. */
    private void startHub() throws IOException {
        Path train = ROOT.resolve("train/target");
        Process hub = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(
                                ":",
                                train.resolve("test-classes").toString(),
                                ROOT.resolve("common/target/test-classes").toString(),
                                train.resolve("lib") + "/*"),
                        "io.authentica.train.hub.ReadmeHub")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        background.add(hub);
        environment.put("HF_ENDPOINT", hub.inputReader().readLine());
        environment.put("HF_HUB_CACHE", directory.resolve("hub-cache").toString());
        environment.put("HF_HUB_DISABLE_IMPLICIT_TOKEN", "1");
    }

    private static void picture(Path file, int seed) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 48; i++) {
            picture.setRGB(i % 64, i / 64, (i * 31 + seed * 7919) & 0xFFFFFF);
        }
        ImageIO.write(picture, "jpeg", file.toFile());
    }

    /** It agrees with our own model. */
    private void scoreByAnotherTool() throws IOException {
        List<String> rows = Files.readAllLines(directory.resolve("runs/first/evaluation/predictions.csv"));
        List<String> columns = List.of(rows.get(0).split(","));
        List<String> scores = new ArrayList<>(List.of("path,score"));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            scores.add(cells[columns.indexOf("path")] + "," + cells[columns.indexOf("fake_probability")]);
        }
        Files.write(directory.resolve(OTHER_TOOL), scores);
    }

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean shell = false;
        for (String line : Files.readAllLines(ROOT.resolve("README.md"))) {
            if (line.startsWith(FENCE)) {
                shell = line.equals(FENCE + "sh");
            } else if (shell) {
                commands.add(line);
            }
        }
        return commands;
    }

    @Test
    void everyCommandOfTheReadmeRuns() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> commands = commands();
        assertThat(commands).contains("scripts/quickstart.sh", TEST_COMMAND).hasSizeGreaterThan(10);
        try {
            startHub();
            for (String command : commands) {
                if (command.contains(OTHER_TOOL)) {
                    scoreByAnotherTool();
                }
                if (!command.equals(TEST_COMMAND)) {
                    run(command.replace("8000", Integer.toString(port))
                            // The modules are built, and must not be built anew under the feet of their own build.
                            .replace("scripts/quickstart.sh", "scripts/quickstart.sh --no-build"));
                }
            }
        } finally {
            background.forEach(Process::destroy);
            for (Process process : background) {
                process.waitFor();
            }
        }
        assertThat(directory.resolve("quickstart/evaluation/report.md")).isRegularFile();
        assertThat(directory.resolve("runs/first/evaluation/report.json")).isRegularFile();
        assertThat(directory.resolve("data/openfake-tiny/audit/audit.md")).isRegularFile();
        assertThat(directory.resolve("runs/openfake-tiny/package/model.json")).isRegularFile();
    }

    private void run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec " + command)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (command.startsWith("scripts/serve.sh")) {
            background.add(process);
            BufferedReader lines = process.inputReader();
            assertThat(lines.lines().anyMatch(line -> line.contains("serving ")))
                    .as(command)
                    .isTrue();
            return;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
        if (command.startsWith("curl")) {
            assertThat(output).as(command).startsWith("{\"s").doesNotContain("detail");
        }
    }
}
