package io.authentica.train.inventory;

import io.authentica.common.data.Split;
import java.util.Comparator;
import java.util.List;

/**
 * How many rows of a kind a file has: a row of the inventory.
 *
 * @param split the published one
 * @param file relative to the source
 */
record InventoryRow(Kind kind, Split split, String file, long rows) {

    static final List<String> COLUMNS = List.of("generator", "label", "type", "release_date", "split", "file", "rows");

    static final Comparator<InventoryRow> ORDER = Comparator.comparing(InventoryRow::kind, Kind.ORDER)
            .thenComparing(InventoryRow::split)
            .thenComparing(InventoryRow::file);

    List<String> cells() {
        return List.of(
                kind.generator(), kind.label(), kind.type(), kind.releaseDate(), split.id(), file, Long.toString(rows));
    }

    /** @param cells as {@link #cells} gives them */
    static InventoryRow parse(List<String> cells) {
        Kind kind = new Kind(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
        return new InventoryRow(kind, Split.parse(cells.get(4)), cells.get(5), Long.parseLong(cells.get(6)));
    }
}
