package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.parquet.io.LocalInputFile;

/**
 * A local copy of OpenFake, or of some of its shards: version 1 ({@code data/train-00000-of-00526.parquet}) or version 2
 * ({@code core/train-00000-of-00032-00000.parquet}).
 *
 * <p>Version 1 has no validation data. Where no shard of {@code validation} is there, {@value #VALIDATION_PERCENT} % of the rows
 * of {@code train} become validation data, chosen by the seed, the shard's name and the row's number.
 */
record OpenFakeDirectory(List<Part> parts, String fingerprint) implements Source {

    static final int VALIDATION_PERCENT = 5;

    private static final String DEFAULT_CONFIG = "core";
    private static final Pattern SHARD = Pattern.compile("(train|validation|test)-\\d+-of-\\d+(-\\d+)?\\.parquet");

    /** Whether {@code directory} holds Parquet files where {@link #open} looks for them. */
    static boolean isOne(Path directory, String config) throws IOException {
        return !parquetFiles(shardDirectory(directory, config)).isEmpty();
    }

    /**
     * Lists the shards of one configuration.
     *
     * @param config a folder of version 2: {@code core} or {@code reddit}; where there is no {@code core}, it stands for
     *     {@code data}, the folder of version 1, or for the directory itself
     */
    static OpenFakeDirectory open(Path directory, String config, long seed) throws IOException {
        Path folder = shardDirectory(directory, config);
        List<Path> files = parquetFiles(folder);
        boolean carve = files.stream().noneMatch(file -> splitOf(file) == Split.VALIDATION);
        List<Part> parts = new ArrayList<>();
        FileListing listing = new FileListing();
        for (Path file : files) {
            String name = directory.relativize(file).toString().replace('\\', '/');
            parts.add(new Shard(name, file, splitRule(name, splitOf(file), carve, seed)));
            listing.add(name, Files.size(file));
        }
        return new OpenFakeDirectory(List.copyOf(parts), listing.fingerprint());
    }

    private static IntFunction<Split> splitRule(String name, Split split, boolean carve, long seed) {
        if (split != Split.TRAIN || !carve) {
            return index -> split;
        }
        return index -> SeededOrder.isAmong(VALIDATION_PERCENT, seed, "validation", name + "/" + index)
                ? Split.VALIDATION
                : Split.TRAIN;
    }

    private static Path shardDirectory(Path directory, String config) {
        if (Files.isDirectory(directory.resolve(config)) || !config.equals(DEFAULT_CONFIG)) {
            return directory.resolve(config);
        }
        Path version1 = directory.resolve("data");
        return Files.isDirectory(version1) ? version1 : directory;
    }

    private static List<Path> parquetFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    private static Split splitOf(Path file) {
        Matcher name = SHARD.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new UserException(file + ": a shard's name must be like train-00000-of-00032.parquet or"
                    + " train-00000-of-00032-00000.parquet, with train, validation or test");
        }
        return Split.parse(name.group(1));
    }

    private record Shard(String name, Path file, IntFunction<Split> splits) implements Part {

        @Override
        public long rowCount() throws IOException {
            return OpenFakeShard.rowCount(file.toString(), new LocalInputFile(file));
        }

        @Override
        public RowSource open(boolean withImages) throws IOException {
            return OpenFakeShard.open(file.toString(), new LocalInputFile(file), splits, withImages);
        }
    }
}
