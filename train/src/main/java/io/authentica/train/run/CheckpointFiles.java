package io.authentica.train.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.authentica.common.config.StrictYaml;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.Weights;
import io.authentica.common.safetensors.ElementType;
import io.authentica.common.safetensors.SafetensorsReader;
import io.authentica.common.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of one checkpoint. */
final class CheckpointFiles {

    private static final String WEIGHTS_FILE = "model.safetensors";
    private static final String AVERAGE_FILE = "average.safetensors";
    private static final String OPTIMISER_FILE = "optimiser.safetensors";
    private static final String STATE_FILE = "state.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private CheckpointFiles() {}

    /** Writes all files and waits until the disk has them: a rename may otherwise outlive a power cut that they do not. */
    static void write(Path directory, Checkpoint checkpoint) throws IOException {
        checkpoint.weights().write(directory.resolve(WEIGHTS_FILE), ElementType.F32);
        if (checkpoint.average().isPresent()) {
            checkpoint.average().get().write(directory.resolve(AVERAGE_FILE), ElementType.F32);
        }
        SafetensorsWriter.write(
                directory.resolve(OPTIMISER_FILE), checkpoint.optimiserState(), ElementType.F32, Map.of());
        JSON.writeValue(directory.resolve(STATE_FILE).toFile(), checkpoint.state());
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    static Checkpoint read(Path directory, EfficientNet network) throws IOException {
        Path average = directory.resolve(AVERAGE_FILE);
        return new Checkpoint(
                Weights.read(directory.resolve(WEIGHTS_FILE), network),
                Files.exists(average) ? Optional.of(Weights.read(average, network)) : Optional.empty(),
                SafetensorsReader.read(directory.resolve(OPTIMISER_FILE)).tensors(),
                StrictYaml.read(directory.resolve(STATE_FILE), TrainingState.class));
    }

    /** The weights that were validated: averaged ones if there are such. */
    static Weights readWeights(Path directory, EfficientNet network) throws IOException {
        Path average = directory.resolve(AVERAGE_FILE);
        return Weights.read(Files.exists(average) ? average : directory.resolve(WEIGHTS_FILE), network);
    }
}
