package io.authentica.serve.config;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where API keys come from: a file with a key a line, the environment, or both. */
public final class ApiKeySource {

    private static final int MIN_CHARACTERS = 16;

    private ApiKeySource() {}

    /**
     * @param file may have empty lines and lines that begin with {@code #}
     * @param commaSeparated from the environment
     * @throws UserException if the file cannot be read, has no key, or a key is too short to be one
     */
    public static List<String> read(Optional<Path> file, Optional<String> commaSeparated) {
        List<String> keys = new ArrayList<>();
        file.ifPresent(path -> keys.addAll(keysOf(path)));
        commaSeparated.ifPresent(
                text -> keys.addAll(checked(EnvironmentSettings.API_KEYS, Stream.of(text.split(",", -1)))));
        return keys;
    }

    private static List<String> keysOf(Path file) {
        try {
            List<String> keys =
                    checked(file.toString(), Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")));
            if (keys.isEmpty()) {
                throw new UserException(file + ": must have at least one API key but has none");
            }
            return keys;
        } catch (IOException failure) {
            throw new UserException(file + ": the file of API keys cannot be read", failure);
        }
    }

    private static List<String> checked(String source, Stream<String> lines) {
        List<String> keys =
                lines.map(String::strip).filter(key -> !key.isEmpty()).toList();
        for (String key : keys) {
            if (key.length() < MIN_CHARACTERS) {
                throw new UserException(source + ": an API key must have at least " + MIN_CHARACTERS
                        + " characters but one has " + key.length());
            }
        }
        return keys;
    }
}
