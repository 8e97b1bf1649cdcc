package io.authentica.train.data;

import io.authentica.common.parquet.ChunkReader;
import io.authentica.common.parquet.RowMetadata;
import io.authentica.common.parquet.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVPrinter;

/** Reads the metadata of a file of the source and makes of them what {@link MetadataReader} reads, compressed. */
final class MetadataWriter {

    private MetadataWriter() {}

    static byte[] read(SourceFile file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ChunkReader reader = file.open();
                CSVPrinter printer = new CSVPrinter(
                        new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8), Journal.FORMAT)) {
            for (int chunk = 0; chunk < reader.chunkCount(); chunk++) {
                List<RowMetadata> rows = reader.metadata(chunk);
                printer.printRecord(reader.imageBytes(chunk), rows.size());
                for (RowMetadata row : rows) {
                    printer.printRecord(
                            row.row(),
                            row.split().id(),
                            row.path(),
                            row.prompt(),
                            row.label(),
                            row.model(),
                            row.type(),
                            row.releaseDate());
                }
            }
        }
        return bytes.toByteArray();
    }
}
