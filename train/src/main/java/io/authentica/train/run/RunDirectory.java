package io.authentica.train.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.authentica.common.cli.UserException;
import io.authentica.train.loop.EpochMetrics;
import io.authentica.train.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What a run leaves behind: {@code recipe.yaml} (effective), {@code environment.json}, {@code metrics.csv},
 * {@code train.log}, {@code tensorboard/}, {@code checkpoints/} and at the end {@code package/}, {@code report.md} and
 * {@code curves.png}. While a frozen trunk's classifier is trained there is {@code features/} as well.
 *
 * @param path the directory
 */
public record RunDirectory(Path path) {

    private static final String RECIPE_FILE = "recipe.yaml";
    private static final String ENVIRONMENT_FILE = "environment.json";
    /** The directory of {@link #checkpoints}. */
    public static final String CHECKPOINTS = "checkpoints";

    private static final String METRICS_FILE = "metrics.csv";
    private static final String LOG_FILE = "train.log";
    private static final Set<String> BEGINNINGS =
            Set.of(ENVIRONMENT_FILE, draftName(ENVIRONMENT_FILE), draftName(RECIPE_FILE));

    /**
     * Begins a new run: writes recipe and environment before the first step.
     *
     * @throws UserException if the directory has anything in it, but for what a process left that died in this method
     */
    public static RunDirectory create(Path path, Recipe recipe, Map<String, String> environment) throws IOException {
        Files.createDirectories(path);
        try (Stream<Path> children = Files.list(path)) {
            if (children.anyMatch(
                    child -> !BEGINNINGS.contains(child.getFileName().toString()))) {
                throw new UserException(
                        path + ": a new run's directory must be empty (give --resume to go on with the run in it)");
            }
        }
        replace(path.resolve(ENVIRONMENT_FILE), json(environment));
        // Last, since its presence is what makes the directory a run.
        replace(path.resolve(RECIPE_FILE), recipe.toYaml());
        return new RunDirectory(path);
    }

    /** Goes on with the run in the directory if there is one, or begins it. */
    public static RunDirectory open(Path path, Recipe recipe, Map<String, String> environment) throws IOException {
        return Files.isRegularFile(path.resolve(RECIPE_FILE))
                ? resume(path, recipe, environment)
                : create(path, recipe, environment);
    }

    /**
     * Goes on with a run that was begun with the same recipe and the same data.
     *
     * @throws UserException says what differs
     */
    public static RunDirectory resume(Path path, Recipe recipe, Map<String, String> environment) throws IOException {
        Path saved = path.resolve(RECIPE_FILE);
        if (!Files.isRegularFile(saved)) {
            throw new UserException(path + ": there is no run to resume: it has no " + RECIPE_FILE);
        }
        if (!Recipe.read(saved).equals(recipe)) {
            throw new UserException(saved + ": the recipe of a resumed run must be that of its beginning");
        }
        Path facts = path.resolve(ENVIRONMENT_FILE);
        JsonNode before = JsonMapper.builder().build().readTree(facts.toFile());
        requireSame(facts, "data", RunEnvironment.MANIFEST, before, environment);
        requireSame(facts, "rehearsed data", RunEnvironment.REHEARSED_MANIFEST, before, environment);
        requireSame(facts, "initial package", RunEnvironment.INITIAL_PACKAGE, before, environment);
        requireSame(facts, "initial weights", RunEnvironment.INITIAL_WEIGHTS, before, environment);
        return new RunDirectory(path);
    }

    /** Earlier versions noted nothing but the data. */
    private static void requireSame(
            Path facts, String what, String key, JsonNode before, Map<String, String> environment) {
        boolean noted = before.has(key) || key.equals(RunEnvironment.MANIFEST);
        if (noted && !before.path(key).asText().equals(environment.get(key))) {
            throw new UserException(facts + ": the " + what + " of a resumed run must be that of its beginning, with "
                    + key + " " + before.path(key).asText() + ", but has "
                    + environment.getOrDefault(key, "none"));
        }
    }

    /** The run's checkpoints. */
    public CheckpointStore checkpoints() {
        return new CheckpointStore(path.resolve(CHECKPOINTS));
    }

    /** Where the model package goes. */
    public Path packagePath() {
        return path.resolve("package");
    }

    /** Where what a frozen trunk makes of the images is kept while the run goes on. */
    public Path featuresPath() {
        return path.resolve("features");
    }

    /** Where event files for TensorBoard go. */
    public Path tensorBoardPath() {
        return path.resolve("tensorboard");
    }

    /** Writes all epochs so far; no times in it, so that equal runs give equal files. */
    public void writeMetrics(List<EpochMetrics> history) throws IOException {
        StringBuilder csv = new StringBuilder("epoch,learning_rate,train_loss,validation_loss,validation_auc,"
                + "validation_accuracy,validation_f1,validation_balanced_accuracy\n");
        for (EpochMetrics metrics : history) {
            String figures = DoubleStream.of(
                            metrics.learningRate(),
                            metrics.trainLoss(),
                            metrics.validationLoss(),
                            metrics.validationAuc(),
                            metrics.validationAccuracy(),
                            metrics.validationF1(),
                            metrics.validationBalancedAccuracy())
                    .mapToObj(Double::toString)
                    .collect(Collectors.joining(","));
            csv.append(metrics.epoch()).append(',').append(figures).append('\n');
        }
        replace(path.resolve(METRICS_FILE), csv.toString());
    }

    /** Appends a line to the run's log. */
    public void log(String line) {
        Path file = path.resolve(LOG_FILE);
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw WriteFailure.of(file, e, WriteFailure.RESUME);
        }
    }

    /**
     * Writes a file that is there whole or not at all.
     *
     * @param wayOut what the user can do if the disk does not take it
     */
    public void writeWhole(String name, String content, String wayOut) throws IOException {
        replace(path.resolve(name), content, wayOut);
    }

    private static String json(Map<String, String> facts) throws IOException {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(facts)
                + "\n";
    }

    private static void replace(Path file, String content) throws IOException {
        replace(file, content, WriteFailure.RESUME);
    }

    private static void replace(Path file, String content, String wayOut) throws IOException {
        Path draft = file.resolveSibling(draftName(file.getFileName().toString()));
        try {
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw WriteFailure.of(file, e, wayOut);
        }
    }

    private static String draftName(String fileName) {
        return "." + fileName + ".draft";
    }
}
