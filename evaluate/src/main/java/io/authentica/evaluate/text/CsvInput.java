package io.authentica.evaluate.text;

import io.authentica.common.cli.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.DuplicateHeaderMode;

/** CSV (RFC 4180, UTF-8) as other tools write it: Excel begins with a byte order mark, pandas with a column that has no name. */
public final class CsvInput {

    private static final CSVFormat NAMED = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
            .get();

    private CsvInput() {}

    /** The file's text, without a byte order mark. */
    public static Reader text(Path file) throws IOException {
        BufferedReader text = Files.newBufferedReader(file);
        try {
            return withoutMark(text);
        } catch (IOException unreadable) {
            text.close();
            throw unreadable;
        }
    }

    /** The same text from its second character if the first is a byte order mark. */
    public static Reader withoutMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /**
     * Rows whose cells have the names in the first line.
     *
     * @param file where the text comes from, for errors
     * @throws UserException if two columns share a name: it is not clear which of them is meant
     */
    public static CSVParser named(Path file, Reader text) throws IOException {
        CSVParser rows = NAMED.parse(text);
        Set<String> names = new HashSet<>();
        for (String name : rows.getHeaderNames()) {
            if (!name.isBlank() && !names.add(name)) {
                throw new UserException(
                        "%s: line 1 must name each column once but has two named '%s'".formatted(file, name));
            }
        }
        return rows;
    }
}
