package io.authentica.train.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.authentica.common.config.StrictYaml;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.Weights;
import io.authentica.common.safetensors.ElementType;
import io.authentica.common.safetensors.SafetensorsReader;
import io.authentica.common.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints of a run: one directory an epoch, {@code epoch-0003}, that appears whole or not at all. The best and the
 * last are kept.
 */
public final class CheckpointStore {

    private static final String PREFIX = "epoch-";
    private static final String DRAFT = ".draft";
    private static final String WEIGHTS_FILE = "model.safetensors";
    private static final String OPTIMISER_FILE = "optimiser.safetensors";
    private static final String STATE_FILE = "state.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path directory;

    /** @param directory is made with the first checkpoint */
    public CheckpointStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes a checkpoint; then removes all others but {@code bestEpoch}.
     *
     * @param bestEpoch from 1
     */
    public void save(Checkpoint checkpoint, int bestEpoch) throws IOException {
        Path draft = directory.resolve(DRAFT);
        DirectoryTree.delete(draft);
        Files.createDirectories(draft);
        checkpoint.weights().write(draft.resolve(WEIGHTS_FILE), ElementType.F32);
        SafetensorsWriter.write(draft.resolve(OPTIMISER_FILE), checkpoint.moments(), ElementType.F32, Map.of());
        JSON.writeValue(draft.resolve(STATE_FILE).toFile(), checkpoint.state());
        int epoch = checkpoint.state().epochs();
        Files.move(draft, path(epoch), StandardCopyOption.ATOMIC_MOVE);
        List<Path> kept = List.of(path(epoch), path(bestEpoch));
        for (Path old : checkpoints()) {
            if (!kept.contains(old)) {
                DirectoryTree.delete(old);
            }
        }
    }

    /** The last complete checkpoint. */
    public Optional<Checkpoint> last(EfficientNet network) throws IOException {
        List<Path> all = checkpoints();
        return all.isEmpty() ? Optional.empty() : Optional.of(read(all.get(all.size() - 1), network));
    }

    /** The weights after an epoch whose checkpoint was kept. */
    public Weights weights(int epoch, EfficientNet network) throws IOException {
        return Weights.read(path(epoch).resolve(WEIGHTS_FILE), network);
    }

    private static Checkpoint read(Path path, EfficientNet network) throws IOException {
        return new Checkpoint(
                Weights.read(path.resolve(WEIGHTS_FILE), network),
                SafetensorsReader.read(path.resolve(OPTIMISER_FILE)).tensors(),
                StrictYaml.read(path.resolve(STATE_FILE), TrainingState.class));
    }

    private Path path(int epoch) {
        return directory.resolve(String.format(Locale.ROOT, "%s%04d", PREFIX, epoch));
    }

    private List<Path> checkpoints() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> child.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }
}
