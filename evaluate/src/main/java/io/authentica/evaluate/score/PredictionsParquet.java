package io.authentica.evaluate.score;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/** Predictions as Parquet, zstd: the columns of {@link PredictionsFile}, none of them nullable. */
public final class PredictionsParquet {

    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message predictions {
              required binary id (STRING);
              required binary path (STRING);
              required binary sha256 (STRING);
              required binary label (STRING);
              required binary generator (STRING);
              required binary type (STRING);
              required binary release_date (STRING);
              required binary split (STRING);
              required binary format (STRING);
              required int32 width;
              required int32 height;
              required binary condition (STRING);
              required double raw_fake_probability;
              required double fake_probability;
              required binary verdict (STRING);
            }
            """);

    private PredictionsParquet() {}

    /** Writes {@code file}, which is replaced when it exists. */
    public static void write(Path file, List<Prediction> predictions) throws IOException {
        try (ParquetWriter<Prediction> writer = new Builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCodecFactory(new ZstdPages())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build()) {
            for (Prediction prediction : predictions) {
                writer.write(prediction);
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Prediction, Builder> {

        Builder(LocalOutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // Parquet still declares it abstract
        protected WriteSupport<Prediction> getWriteSupport(Configuration configuration) {
            return new Rows();
        }

        @Override
        protected WriteSupport<Prediction> getWriteSupport(ParquetConfiguration configuration) {
            return new Rows();
        }
    }

    private static final class Rows extends WriteSupport<Prediction> {

        private @Nullable RecordConsumer consumer;

        @Override
        @SuppressWarnings("deprecation") // Parquet still declares it abstract
        public WriteContext init(Configuration configuration) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer target) {
            consumer = target;
        }

        @Override
        public void write(Prediction prediction) {
            RecordConsumer out = Objects.requireNonNull(consumer);
            List<String> cells = PredictionRow.cells(prediction);
            out.startMessage();
            for (int column = 0; column < cells.size(); column++) {
                String name = PredictionRow.COLUMNS.get(column);
                out.startField(name, column);
                switch (name) {
                    case "width" -> out.addInteger(prediction.image().widthPixels());
                    case "height" -> out.addInteger(prediction.image().heightPixels());
                    case "raw_fake_probability" -> out.addDouble(prediction.rawFakeProbability());
                    case "fake_probability" -> out.addDouble(prediction.fakeProbability());
                    default -> out.addBinary(Binary.fromString(cells.get(column)));
                }
                out.endField(name, column);
            }
            out.endMessage();
        }
    }

    /** Compresses pages without Hadoop's codecs. */
    private static final class ZstdPages implements CompressionCodecFactory {

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return new BytesInputCompressor() {
                @Override
                public BytesInput compress(BytesInput bytes) throws IOException {
                    ByteArrayOutputStream page = new ByteArrayOutputStream();
                    bytes.writeAllTo(page);
                    return BytesInput.from(Zstd.compress(page.toByteArray()));
                }

                @Override
                public CompressionCodecName getCodecName() {
                    return CompressionCodecName.ZSTD;
                }

                @Override
                public void release() {}
            };
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("nothing is read here");
        }

        @Override
        public void release() {}
    }
}
