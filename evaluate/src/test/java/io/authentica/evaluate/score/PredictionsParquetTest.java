package io.authentica.evaluate.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.authentica.evaluate.report.HandMade;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsParquetTest {

    @TempDir
    Path directory;

    @Test
    void parquetsOwnReaderFindsWhatTheCsvFileHas() throws IOException {
        List<Prediction> predictions = HandMade.evaluation().predictions();
        Path file = directory.resolve("predictions.parquet");
        Files.writeString(file, "an earlier one");

        PredictionsParquet.write(file, predictions);

        assertThat(read(file))
                .isEqualTo(predictions.stream().map(PredictionRow::cells).toList());
    }

    @Test
    void writesAFileWithoutRows() throws IOException {
        Path file = directory.resolve("predictions.parquet");

        PredictionsParquet.write(file, List.of());

        assertThat(read(file)).isEmpty();
    }

    private static List<List<String>> read(Path file) throws IOException {
        ParquetReadOptions options = new ParquetReadOptions.Builder(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdOnly())
                .build();
        List<List<String>> rows = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            assertThat(schema.getFields()).extracting(field -> field.getName()).isEqualTo(PredictionRow.COLUMNS);
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(pages, new GroupRecordConverter(schema));
                for (long row = 0; row < pages.getRowCount(); row++) {
                    Group group = records.read();
                    rows.add(PredictionRow.COLUMNS.stream()
                            .map(column -> group.getValueToString(schema.getFieldIndex(column), 0))
                            .toList());
                }
            }
        }
        return rows;
    }

    private static final class ZstdOnly implements CompressionCodecFactory {

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("nothing is written here");
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            assertThat(codec).isEqualTo(CompressionCodecName.ZSTD);
            return new BytesInputDecompressor() {
                @Override
                public BytesInput decompress(BytesInput compressed, int size) throws IOException {
                    return BytesInput.from(
                            Zstd.decompress(compressed.toInputStream().readAllBytes(), size));
                }

                @Override
                public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size) {
                    throw new UnsupportedOperationException("only used for encrypted or direct buffers");
                }

                @Override
                public void release() {}
            };
        }

        @Override
        public void release() {}
    }
}
