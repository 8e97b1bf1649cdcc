package io.authentica.common.config;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Configuration files as trees of records. Every component is a key (in {@code snake_case}) that must be there, once, with a
 * value of its type; every key must be a component. JSON is YAML: the same reader takes both.
 *
 * <p>Components may be numbers ({@code int}, {@code long}, {@code double}), {@code boolean}, {@code String}, enums,
 * {@code Path}, records, {@code List}, {@code Map} with text as keys, {@code Optional} (its key may be left out), and sealed
 * interfaces of records, chosen by the key {@code type} ({@code RandomCrop} is {@code random-crop}). Aliases and tags are
 * refused, so that a file means what it shows.
 */
public final class StrictYaml {

    private StrictYaml() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException with everything that is wrong with its content
     * @throws UserException if it cannot be read
     */
    public static <T extends Record> T read(Path file, Class<T> type) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException failure) {
            throw new UserException(file + ": no such file", failure);
        } catch (CharacterCodingException failure) {
            throw new UserException(file + ": the file must be UTF-8 text", failure);
        } catch (IOException failure) {
            throw new UserException(
                    file + ": cannot be read: "
                            + (Files.isDirectory(file)
                                    ? "it is a directory"
                                    : failure.getClass().getSimpleName()),
                    failure);
        }
        return read(file.toString(), text, type);
    }

    /**
     * Reads text.
     *
     * @param sourceName what errors call it
     * @throws ConfigException with everything that is wrong with it
     */
    public static <T extends Record> T read(String sourceName, String text, Class<T> type) {
        Problems problems = new Problems(sourceName);
        YamlNode root = YamlTree.parse(text, problems).orElseGet(() -> new YamlNode.Mapping(1, List.of()));
        Optional<Object> bound = new Binder(problems).bind(root, type, "");
        if (problems.count() > 0) {
            throw problems.toException();
        }
        return type.cast(bound.orElseThrow());
    }

    /** The file that {@link #read} makes an equal record from. */
    public static String write(Record configuration) {
        return YamlText.of(configuration);
    }
}
