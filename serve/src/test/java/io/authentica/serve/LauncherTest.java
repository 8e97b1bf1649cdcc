package io.authentica.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts, copied to a directory with a space in its name, with a Java that prints what it is given. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private record Outcome(int exitCode, String output, String errors) {}

    @TempDir
    private Path temporary = Path.of("");

    private Path root = Path.of("");

    @BeforeEach
    void copyScripts() throws IOException {
        root = temporary.toRealPath().resolve("the root");
        Path scripts = Files.createDirectories(root.resolve("scripts"));
        try (Stream<Path> originals = Files.list(Path.of(System.getProperty("authentica.root"), "scripts"))) {
            for (Path original : originals.filter(Files::isRegularFile).toList()) {
                Files.copy(original, scripts.resolve(original.getFileName()));
            }
        }
        for (String module : List.of("train", "evaluate", "serve")) {
            Files.createDirectories(root.resolve(module).resolve("target/lib"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "data, train, io.authentica.train.data.DataCommand",
        "train, train, io.authentica.train.TrainingCommands",
        "evaluate, evaluate, io.authentica.evaluate.EvaluateCommands",
        "predict, evaluate, io.authentica.evaluate.predict.PredictCommand",
        "serve, serve, io.authentica.serve.ServeCommand",
    })
    void runsTheCommandOfTheModule(String script, String module, String mainClass) throws Exception {
        Outcome outcome = run(script, fakeJava("17.0.15"), Map.of(), "--flag", "a b", "", "*", "$HOME", "q\"'");

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(7);
        Stream<String> heap = module.equals("train") ? Stream.of("<-Xmx1536m>") : Stream.empty();
        assertThat(outcome.output().lines())
                .containsExactlyElementsOf(Stream.concat(
                                heap,
                                Stream.of(
                                        "<-XX:+UseSerialGC>",
                                        "<-Dauthentica.home=" + root + ">",
                                        "<-Dauthentica.terminal=false>",
                                        "<-Djava.awt.headless=true>",
                                        "<-Dai.djl.default_engine=PyTorch>",
                                        "<-cp>",
                                        "<" + root + "/" + module + "/target/lib/*>",
                                        "<" + mainClass + ">",
                                        "<--flag>",
                                        "<a b>",
                                        "<>",
                                        "<*>",
                                        "<$HOME>",
                                        "<q\"'>"))
                        .toList());
    }

    @Test
    void worksThroughSymbolicLinksFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("authentica serve"), root.resolve("scripts/serve.sh"));

        Outcome outcome = run(link, fakeJava("21"), Map.of());

        assertThat(outcome.output()).contains("<-Dauthentica.home=" + root + ">\n");
    }

    @Test
    void passesFurtherOptionsToJava() throws Exception {
        Outcome outcome =
                run("serve", fakeJava("17"), Map.of("AUTHENTICA_JAVA_OPTS", "-Xmx2g  -XX:+UseZGC -Dx=*"), "a");

        assertThat(outcome.output())
                .contains("=PyTorch>\n<-Xmx2g>\n<-XX:+UseZGC>\n<-Dx=*>\n<-cp>")
                .doesNotContain("SerialGC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.20", "1.8.0_372", "16", "9-ea"})
    void refusesAnOlderJava(String version) throws Exception {
        Path java = fakeJava(version);

        assertFails(
                run("serve", java, Map.of()),
                "Java must be 17 or newer but " + java + "/bin/java is " + version + ": set JAVA_HOME to another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.0.1", "17-ea", "21.0.2", "25"})
    void acceptsJava17AndNewer(String version) throws Exception {
        assertThat(run("serve", fakeJava(version), Map.of()).exitCode()).isEqualTo(7);
    }

    @Test
    void saysThatJavaHomeHasNoJava() throws Exception {
        Path nowhere = temporary.resolve("nowhere");

        assertFails(
                run("serve", nowhere, Map.of()),
                "JAVA_HOME is " + nowhere + " but " + nowhere + "/bin/java is not there: set it to a JDK 17 or newer");
    }

    @Test
    void saysThatJavaIsMissing() throws Exception {
        Path tools = Files.createDirectories(temporary.resolve("tools"));
        for (String tool : List.of("sh", "dirname", "readlink", "sed", "uname", "getconf")) {
            script(tools.resolve(tool), "exec '" + toolOnPath(tool) + "' \"$@\"\n");
        }

        assertFails(
                run("serve", Path.of(""), Map.of("PATH", tools.toString())),
                "Java is missing: install JDK 17 or newer, or set JAVA_HOME");
    }

    @Test
    void takesJavaFromThePath() throws Exception {
        String path = fakeJava("17") + "/bin" + File.pathSeparator + System.getenv("PATH");

        assertThat(run("serve", Path.of(""), Map.of("PATH", path)).exitCode()).isEqualTo(7);
    }

    @Test
    void saysThatTheModuleIsNotBuilt() throws Exception {
        Files.delete(root.resolve("serve/target/lib"));

        assertFails(
                run("serve", fakeJava("17"), Map.of()),
                "serve is not built yet: run mvn -q -DskipTests package in " + root);
    }

    @Test
    void setsOnlyWhatTheUserHasNotSet() throws Exception {
        Path java = fakeJava("17");
        script(
                java.resolve("bin/java"),
                "echo 'openjdk version \"17\"' >&2\necho \"$OPT_OUT_TRACKING,${MALLOC_ARENA_MAX-}\"\n");

        assertThat(run("serve", java, Map.of("OPT_OUT_TRACKING", "false", "MALLOC_ARENA_MAX", "4"))
                        .output())
                .isEqualTo("false,4\n");
        assertThat(run("serve", java, Map.of("MALLOC_ARENA_MAX", "")).output()).isEqualTo("true,\n");
    }

    private static void assertFails(Outcome outcome, String error) {
        assertThat(outcome).isEqualTo(new Outcome(1, "", "error: " + error + "\n"));
    }

    private static Path toolOnPath(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** A Java home whose java says its version when asked, and otherwise prints its arguments and exits with 7. */
    private Path fakeJava(String version) throws IOException {
        Path home = temporary.resolve("java " + version);
        script(Files.createDirectories(home.resolve("bin")).resolve("java"), """
                if [ "$1" = -version ]; then
                    echo 'Picked up JAVA_TOOL_OPTIONS: -Dx' >&2
                    echo 'openjdk version "%s" 2025-04-15' >&2
                    exit 0
                fi
                for argument; do
                    printf '<%%s>\\n' "$argument"
                done
                exit 7
                """.formatted(version));
        return home;
    }

    private static void script(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + commands);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Outcome run(String script, Path javaHome, Map<String, String> environment, String... arguments)
            throws Exception {
        return run(root.resolve("scripts").resolve(script + ".sh"), javaHome, environment, arguments);
    }

    private Outcome run(Path script, Path javaHome, Map<String, String> environment, String... arguments)
            throws Exception {
        Path output = temporary.resolve("output");
        Path errors = temporary.resolve("errors");
        ProcessBuilder process = new ProcessBuilder(Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                        .toList())
                .directory(temporary.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("MALLOC_") || name.equals("OPT_OUT_TRACKING"));
        process.environment().remove("AUTHENTICA_JAVA_OPTS");
        process.environment().put("JAVA_HOME", javaHome.toString());
        process.environment().putAll(environment);
        int exitCode = process.start().waitFor();
        return new Outcome(
                exitCode,
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }
}
