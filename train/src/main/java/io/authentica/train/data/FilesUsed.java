package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.Source;
import io.authentica.common.parquet.SourceFile;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Which files of a source are looked at, by the options {@code --split} and {@code --shards}. */
final class FilesUsed {

    private FilesUsed() {}

    /**
     * Chooses files.
     *
     * @param splits where the source has no file of one of them, its training files are used too, since validation data may be
     *     carved out of them
     * @param shards how many files of each split; empty means all
     * @return at least one, in the source's order
     */
    static List<SourceFile> choose(Source source, Set<Split> splits, OptionalInt shards, long seed) {
        Set<Split> wanted = new HashSet<>(splits);
        for (Split split : splits) {
            if (source.files().stream().noneMatch(file -> file.split() == split)) {
                wanted.add(Split.TRAIN);
            }
        }
        List<SourceFile> files = source.files().stream()
                .filter(file -> wanted.contains(file.split()))
                .toList();
        if (files.isEmpty()) {
            throw new UserException("--split must name splits that the source has but " + source.origin()
                    + " has no file of "
                    + String.join(", ", splits.stream().map(Split::id).sorted().toList()));
        }
        if (shards.isEmpty()) {
            return files;
        }
        Set<SourceFile> chosen = new HashSet<>();
        for (Split split : wanted) {
            files.stream()
                    .filter(file -> file.split() == split)
                    .sorted(Comparator.comparingLong(file -> SeededOrder.rank(seed, "shards", file.name())))
                    .limit(shards.getAsInt())
                    .forEach(chosen::add);
        }
        return files.stream().filter(chosen::contains).toList();
    }
}
