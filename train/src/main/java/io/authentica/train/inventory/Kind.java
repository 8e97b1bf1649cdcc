package io.authentica.train.inventory;

import io.authentica.common.parquet.RowMetadata;
import java.util.Comparator;

/** What rows are counted by, as the source has it. */
record Kind(String generator, String label, String type, String releaseDate) {

    static final Comparator<Kind> ORDER = Comparator.comparing(Kind::generator)
            .thenComparing(Kind::label)
            .thenComparing(Kind::type)
            .thenComparing(Kind::releaseDate);

    static Kind of(RowMetadata row) {
        return new Kind(row.model(), row.label(), row.type(), row.releaseDate());
    }
}
