package io.authentica.train.data.plan;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.RowMetadata;
import java.util.Locale;
import java.util.Optional;

/**
 * All of a row that decides where it goes, apart from its prompt. Millions of rows have some hundred kinds.
 *
 * @param published the split that the source has it in
 * @param generator the generator, or the source of a real image, as {@link #normalised} makes it
 * @param releaseDate the generator's, as the source writes it
 */
public record RowKind(Split published, Label label, String generator, String releaseDate) {

    /** @param row one without a {@link #problem} */
    public static RowKind of(RowMetadata row) {
        return new RowKind(
                row.split(),
                Label.parse(row.label()),
                normalised(row.model()),
                row.releaseDate().strip());
    }

    /** Why a row cannot be used, whatever its image is like; empty if it can. */
    public static Optional<String> problem(RowMetadata row) {
        try {
            Label.parse(row.label());
        } catch (UserException unknown) {
            return Optional.of(String.valueOf(unknown.getMessage()));
        }
        return row.model().isBlank() ? Optional.of("model must not be empty") : Optional.empty();
    }

    /** A generator's name as names are compared: lower case, without white space around it. */
    public static String normalised(String generator) {
        return generator.strip().toLowerCase(Locale.ROOT);
    }

    boolean isFake() {
        return label == Label.FAKE;
    }
}
