package io.authentica.common.parquet;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shard with what its name says, as in {@code core/train-00000-of-00032-00000.parquet}.
 *
 * @param split the published split
 * @param shard the first of the name's numbers
 * @param part the number at its end, 0 where there is none
 */
record ListedShard(ListedFile file, Split split, int shard, int part) {

    /** By split, as a directory lists them, then by the numbers. */
    static final Comparator<ListedShard> ORDER = Comparator.comparing(
                    (ListedShard shard) -> shard.split().id())
            .thenComparing(ListedShard::shard)
            .thenComparing(ListedShard::part)
            .thenComparing(ListedShard::name);

    private static final Pattern PATTERN =
            Pattern.compile("(train|validation|test)-(\\d{1,9})-of-\\d+(?:-(\\d{1,9}))?\\.parquet");

    /** @throws UserException if the name tells no split */
    static ListedShard of(ListedFile file) {
        String name = file.name();
        Matcher match = PATTERN.matcher(name.substring(name.lastIndexOf('/') + 1));
        if (!match.matches()) {
            throw new UserException(name + ": a shard's name must be like train-00000-of-00032.parquet or"
                    + " train-00000-of-00032-00000.parquet, with train, validation or test");
        }
        int part = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        return new ListedShard(file, Split.parse(match.group(1)), Integer.parseInt(match.group(2)), part);
    }

    String name() {
        return file.name();
    }
}
