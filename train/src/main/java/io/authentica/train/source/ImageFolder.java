package io.authentica.train.source;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.LabelledFolder;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.FileListing;
import io.authentica.common.parquet.OpenFakeSource;
import io.authentica.common.parquet.Source;
import io.authentica.common.parquet.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A {@link LabelledFolder} as a source. Without folders for splits {@link StratifiedSplit} assigns them. Its files in
 * the sense of {@link Source} are batches of images of one split.
 */
final class ImageFolder implements Source {

    private static final int IMAGES_PER_BATCH = 256;

    private final String origin;
    private final String fingerprint;
    private final List<SourceFile> files;
    private final AtomicLong bytesRead;

    private ImageFolder(String origin, String fingerprint, List<SourceFile> files, AtomicLong bytesRead) {
        this.origin = origin;
        this.fingerprint = fingerprint;
        this.files = List.copyOf(files);
        this.bytesRead = bytesRead;
    }

    /** @throws UserException if the directory is laid out in no known way */
    static ImageFolder open(Path directory, long seed) throws IOException {
        List<LabelledFolder.Entry> entries = LabelledFolder.list(directory);
        if (entries.isEmpty()) {
            throw new UserException(directory + " must hold OpenFake's Parquet shards, or images in real/ and"
                    + " fake/<generator>/ (or in these within train/, validation/ and test/) but holds neither");
        }
        FileListing listing = new FileListing();
        for (LabelledFolder.Entry entry : entries) {
            listing.add(entry.name(), entry.sizeBytes());
        }
        Map<LabelledFolder.Entry, Split> splits = new HashMap<>();
        if (entries.get(0).split().isEmpty()) {
            splits.putAll(StratifiedSplit.assign(entries, seed));
        } else {
            entries.forEach(entry -> splits.put(entry, entry.split().orElseThrow()));
        }
        Map<Split, List<LabelledFolder.Entry>> bySplit = new EnumMap<>(Split.class);
        for (LabelledFolder.Entry entry : entries) {
            bySplit.computeIfAbsent(splits.get(entry), split -> new ArrayList<>())
                    .add(entry);
        }
        AtomicLong bytesRead = new AtomicLong();
        List<SourceFile> files = new ArrayList<>();
        bySplit.forEach((split, images) -> {
            for (int first = 0; first < images.size(); first += IMAGES_PER_BATCH) {
                int end = Math.min(images.size(), first + IMAGES_PER_BATCH);
                files.add(new ImageBatch(split, images.subList(first, end), bytesRead));
            }
        });
        return new ImageFolder(OpenFakeSource.nameOf(directory), listing.fingerprint(), files, bytesRead);
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
    public void close() {}
}
