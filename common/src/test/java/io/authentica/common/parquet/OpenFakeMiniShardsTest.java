package io.authentica.common.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shards that Apache Arrow's code has written: every row and byte is what Parquet's own record reader gives. */
@Tag("reference-data")
class OpenFakeMiniShardsTest {

    @Test
    void readsWhatParquetsOwnReaderDoes() throws IOException {
        Path directory =
                Path.of(System.getProperty("authentica.referenceData", "none")).resolve("data/openfake-mini");
        assumeTrue(Files.isDirectory(directory), () -> directory + " does not exist");

        List<Split> splits = new ArrayList<>();
        try (Source source = OpenFakeSource.of(directory, "core", 0)) {
            for (SourceFile file : source.files()) {
                splits.addAll(compare(file, new LocalInputFile(directory.resolve(file.name()))));
            }
        }

        assertThat(splits.stream().collect(Collectors.groupingBy(split -> split, Collectors.counting())))
                .isEqualTo(Map.of(Split.TRAIN, 1628L, Split.VALIDATION, 333L, Split.TEST, 455L));
    }

    private static List<Split> compare(SourceFile file, InputFile reference) throws IOException {
        List<Split> splits = new ArrayList<>();
        ParquetReadOptions options = new ParquetReadOptions.Builder(new PlainParquetConfiguration())
                .withCodecFactory(new FixtureCompression())
                .build();
        try (ChunkReader reader = file.open();
                ParquetFileReader groups = ParquetFileReader.open(reference, options)) {
            for (int chunk = 0; chunk < reader.chunkCount(); chunk++) {
                List<Group> expected = read(groups);
                List<RowMetadata> metadata = reader.metadata(chunk);
                assertThat(metadata).hasSameSizeAs(expected);
                BitSet odd = new BitSet();
                BitSet all = new BitSet();
                all.set(0, expected.size());
                for (int row = 0; row < expected.size(); row++) {
                    compare(metadata.get(row), expected.get(row));
                    splits.add(metadata.get(row).split());
                    odd.set(row, row % 2 == 1);
                }
                for (BitSet rows : List.of(all, odd)) {
                    BitSet seen = new BitSet();
                    reader.images(chunk, rows, (row, image) -> {
                        seen.set(row);
                        Group struct = expected.get(row).getGroup("image", 0);
                        assertThat(image).isEqualTo(struct.getBinary("bytes", 0).getBytes());
                    });
                    assertThat(seen).isEqualTo(rows);
                }
            }
        }
        return splits;
    }

    private static List<Group> read(ParquetFileReader file) throws IOException {
        MessageType schema = file.getFileMetaData().getSchema();
        PageReadStore pages = file.readNextRowGroup();
        RecordReader<Group> records =
                new ColumnIOFactory().getColumnIO(schema).getRecordReader(pages, new GroupRecordConverter(schema));
        List<Group> groups = new ArrayList<>();
        for (long row = 0; row < pages.getRowCount(); row++) {
            groups.add(records.read());
        }
        return groups;
    }

    private static void compare(RowMetadata row, Group expected) {
        assertThat(row.path()).isEqualTo(text(expected.getGroup("image", 0), "path"));
        assertThat(row.prompt()).isEqualTo(text(expected, "prompt"));
        assertThat(row.label()).isEqualTo(text(expected, "label"));
        assertThat(row.model()).isEqualTo(text(expected, "model"));
        assertThat(row.type()).isEqualTo(text(expected, "type"));
        assertThat(row.releaseDate()).isEqualTo(text(expected, "release_date"));
    }

    private static String text(Group group, String field) {
        return group.getFieldRepetitionCount(field) == 0
                ? ""
                : new String(group.getBinary(field, 0).getBytes(), StandardCharsets.UTF_8);
    }
}
