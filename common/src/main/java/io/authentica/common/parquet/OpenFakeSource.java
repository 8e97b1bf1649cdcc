package io.authentica.common.parquet;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * OpenFake, or some of its shards: version 1 ({@code data/train-00000-of-00526.parquet}) or version 2
 * ({@code core/train-00000-of-00032-00000.parquet}), on this machine or elsewhere.
 *
 * <p>Version 1 has no validation data. Where no shard of {@code validation} is there, {@value #VALIDATION_PERCENT} % of the rows
 * of {@code train} become validation data, chosen by the seed, the shard's name and the row's number.
 */
public final class OpenFakeSource implements Source {

    static final int VALIDATION_PERCENT = 5;

    /** The configuration that holds OpenFake itself. */
    public static final String DEFAULT_CONFIG = "core";

    private static final String VERSION_1_FOLDER = "data/";

    private final String origin;
    private final String fingerprint;
    private final List<SourceFile> files;
    private final AtomicLong bytesRead = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "read-ahead");
        thread.setDaemon(true);
        return thread;
    });

    private OpenFakeSource(String origin, String revision, List<ListedFile> listed, long seed, ReadAhead readAhead) {
        List<ListedShard> shards =
                listed.stream().map(ListedShard::of).sorted(ListedShard.ORDER).toList();
        boolean carve = shards.stream().noneMatch(shard -> shard.split() == Split.VALIDATION);
        FileListing listing = new FileListing();
        List<SourceFile> opened = new ArrayList<>();
        for (ListedShard shard : shards) {
            listing.add(shard.name(), shard.file().sizeBytes());
            opened.add(new Shard(shard, splitRule(shard, carve, seed), readAhead));
        }
        this.origin = origin;
        this.fingerprint = listing.fingerprint() + (revision.isEmpty() ? "" : ", revision " + revision);
        this.files = List.copyOf(opened);
    }

    /**
     * The shards of one configuration in a listing.
     *
     * @param origin where they are, pinned
     * @param revision what else tells one state of the source from another: a commit; may be empty
     * @param listing files of the source, in any order; those that belong to other configurations or are no Parquet are left out
     * @param config a folder of version 2: {@code core} or {@code reddit}; where there is no {@code core}, it stands for
     *     {@code data}, the folder of version 1, or for the top
     * @param seed of the choice of validation data
     * @throws UserException if no shard is among them, or a Parquet file has a name that tells no split
     */
    public static OpenFakeSource of(
            String origin, String revision, List<ListedFile> listing, String config, long seed, ReadAhead readAhead) {
        List<ListedFile> shards = choose(listing, config);
        if (shards.isEmpty()) {
            throw new UserException(origin + " must hold OpenFake's Parquet shards in the folder " + config
                    + (config.equals(DEFAULT_CONFIG) ? ", in data or at its top" : "") + " but has none among "
                    + listing.size() + " files");
        }
        return new OpenFakeSource(origin, revision, shards, seed, readAhead);
    }

    /** The shards in a directory; see {@link #of}. */
    public static OpenFakeSource of(Path directory, String config, long seed) throws IOException {
        return of(nameOf(directory), "", list(directory, config), config, seed, ReadAhead.LOCAL);
    }

    /** One shard on this machine. */
    public static OpenFakeSource ofShard(Path shard, long seed) throws IOException {
        String name = nameOf(shard);
        ListedFile file = new ListedFile(name, Files.size(shard), () -> LocalFile.open(shard));
        return new OpenFakeSource(name, "", List.of(file), seed, ReadAhead.LOCAL);
    }

    /** Whether {@code directory} holds Parquet files where {@link #of(Path, String, long)} looks for them. */
    public static boolean isOne(Path directory, String config) throws IOException {
        return !choose(list(directory, config), config).isEmpty();
    }

    /** The last part of a directory's path, also of {@code .} and the like. */
    public static String nameOf(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        Path name = absolute.getFileName();
        return name == null ? absolute.toString() : name.toString();
    }

    private static List<ListedFile> choose(List<ListedFile> listing, String config) {
        List<ListedFile> shards = in(config + "/", listing);
        if (!shards.isEmpty() || !config.equals(DEFAULT_CONFIG)) {
            return shards;
        }
        List<ListedFile> version1 = in(VERSION_1_FOLDER, listing);
        return version1.isEmpty() ? in("", listing) : version1;
    }

    private static List<ListedFile> in(String folder, List<ListedFile> listing) {
        return listing.stream()
                .filter(file -> file.name().startsWith(folder)
                        && file.name().indexOf('/', folder.length()) < 0
                        && file.name().endsWith(".parquet"))
                .toList();
    }

    private static List<ListedFile> list(Path directory, String config) throws IOException {
        List<ListedFile> listing = new ArrayList<>();
        Set<Path> folders =
                new LinkedHashSet<>(List.of(directory, directory.resolve(VERSION_1_FOLDER), directory.resolve(config)));
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            List<Path> files;
            try (Stream<Path> found = Files.list(folder)) {
                files = found.filter(Files::isRegularFile).toList();
            }
            for (Path file : files) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                listing.add(new ListedFile(name, Files.size(file), () -> LocalFile.open(file)));
            }
        }
        return listing;
    }

    private static IntFunction<Split> splitRule(ListedShard shard, boolean carve, long seed) {
        if (shard.split() != Split.TRAIN || !carve) {
            return row -> shard.split();
        }
        return row -> SeededOrder.isAmong(VALIDATION_PERCENT, seed, "validation", shard.name() + "/" + row)
                ? Split.VALIDATION
                : Split.TRAIN;
    }

    @Override
    public List<SourceFile> files() {
        return files;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public long bytesRead() {
        return bytesRead.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Shard implements SourceFile {

        private final ListedShard shard;
        private final IntFunction<Split> splits;
        private final ReadAhead readAhead;

        private Shard(ListedShard shard, IntFunction<Split> splits, ReadAhead readAhead) {
            this.shard = shard;
            this.splits = splits;
            this.readAhead = readAhead;
        }

        @Override
        public String name() {
            return shard.name();
        }

        @Override
        public Split split() {
            return shard.split();
        }

        @Override
        public long sizeBytes() {
            return shard.file().sizeBytes();
        }

        @Override
        public ChunkReader open() throws IOException {
            RangeFile file = shard.file().opener().open();
            return OpenFakeShard.open(new Fetcher(file, readAhead, threads, bytesRead), splits);
        }
    }
}
