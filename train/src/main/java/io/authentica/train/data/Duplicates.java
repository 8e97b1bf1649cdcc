package io.authentica.train.data;

import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.SourceFile;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images with the same bytes. One of them stays: the first in the order test, validation, train, then by file, then by row. So
 * nothing that a test measures was seen in training, and which one stays depends on neither threads nor interruptions. Takes about 110
 * bytes of memory an image.
 */
final class Duplicates {

    private static final List<Split> KEEPING_ORDER = List.of(Split.TEST, Split.VALIDATION, Split.TRAIN);

    /** The first 128 bits of a SHA-256. */
    private record Content(long first, long second) {

        static Content of(String sha256) {
            ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(sha256, 0, 32));
            return new Content(bytes.getLong(), bytes.getLong());
        }
    }

    private record Keeper(Split split, int file, int row, Label label) {

        static final Comparator<Keeper> ORDER = Comparator.<Keeper>comparingInt(
                        keeper -> KEEPING_ORDER.indexOf(keeper.split()))
                .thenComparingInt(Keeper::file)
                .thenComparingInt(Keeper::row);

        static Keeper of(int file, PreparedRow.Kept kept) {
            return new Keeper(
                    kept.sample().split(), file, kept.row(), kept.sample().label());
        }
    }

    private final List<SourceFile> files;
    private final Map<Content, Keeper> keepers = new HashMap<>();

    Duplicates(List<SourceFile> files) {
        this.files = files;
    }

    /** Takes note of an image; all of them must be known before the first question. */
    void add(int file, PreparedRow.Kept kept) {
        keepers.merge(
                Content.of(kept.sha256()),
                Keeper.of(file, kept),
                (one, other) -> Keeper.ORDER.compare(one, other) <= 0 ? one : other);
    }

    /** Why an image does not stay; empty if it does. */
    Optional<String> reason(int file, PreparedRow.Kept kept) {
        Keeper keeper = keepers.get(Content.of(kept.sha256()));
        if (keeper == null || keeper.equals(Keeper.of(file, kept))) {
            return Optional.empty();
        }
        String other = kept.sample().label() == keeper.label() ? "" : ", where the label is the other one";
        return Optional.of("same bytes as row " + keeper.row() + " of "
                + files.get(keeper.file()).name() + other);
    }
}
