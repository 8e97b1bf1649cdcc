package io.authentica.train.data;

import io.authentica.common.data.Split;
import io.authentica.common.parquet.RowMetadata;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the metadata of a file of the source from the journal, chunk by chunk, with one chunk in memory. */
final class MetadataReader implements Closeable {

    /** @param imageBytes size of its images in the source's file */
    record Chunk(long imageBytes, List<RowMetadata> rows) {}

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    MetadataReader(Path file) throws IOException {
        this.parser = CSVParser.parse(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8),
                Journal.FORMAT);
        this.records = parser.iterator();
    }

    /** The next chunk; empty after the last. */
    Optional<Chunk> next() {
        if (!records.hasNext()) {
            return Optional.empty();
        }
        CSVRecord head = records.next();
        int count = Integer.parseInt(head.get(1));
        List<RowMetadata> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<String> cells = records.next().toList();
            rows.add(new RowMetadata(
                    Integer.parseInt(cells.get(0)),
                    Split.parse(cells.get(1)),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5),
                    cells.get(6),
                    cells.get(7)));
        }
        return Optional.of(new Chunk(Long.parseLong(head.get(0)), rows));
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
