package io.authentica.train.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.xerial.snappy.Snappy;

/** Writes shards as Hugging Face's {@code datasets} does: nullable columns, snappy, several row groups. */
final class ShardFixture {

    static final int ROWS_PER_GROUP = 4;

    /** The six columns of versions 1 and 2. */
    static final String SCHEMA = """
            message schema {
              optional group image { optional binary bytes; optional binary path (STRING); }
              optional binary prompt (STRING);
              optional binary label (STRING);
              optional binary model (STRING);
              optional binary type (STRING);
              optional binary release_date (STRING);
            }
            """;

    private final MessageType schema;
    private final List<Group> rows = new ArrayList<>();

    ShardFixture(String schema) {
        this.schema = MessageTypeParser.parseMessageType(schema);
    }

    ShardFixture() {
        this(SCHEMA);
    }

    /** Adds a row with the columns that both kinds of schema have. */
    ShardFixture add(byte[] image, String label, String model) {
        Group row = newRow();
        Group struct = row.addGroup("image");
        struct.append("bytes", Binary.fromConstantByteArray(image));
        struct.append("path", model + "-" + rows.size() + ".png");
        row.append("label", label).append("model", model);
        return this;
    }

    /** A row of nulls, added; the caller fills it. */
    Group newRow() {
        Group row = new SimpleGroup(schema);
        rows.add(row);
        return row;
    }

    void write(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCodecFactory(new SnappyOnly())
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupRowCountLimit(ROWS_PER_GROUP)
                .build()) {
            for (Group row : rows) {
                writer.write(row);
            }
        }
    }

    /** A PNG of 5 x 3 pixels; another number, other bytes. */
    static byte[] png(int number) throws IOException {
        BufferedImage image = new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB);
        image.setRGB(2, 1, number);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static final class SnappyOnly implements CompressionCodecFactory {

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return new BytesInputCompressor() {
                @Override
                public BytesInput compress(BytesInput bytes) throws IOException {
                    return BytesInput.from(Snappy.compress(bytes.toInputStream().readAllBytes()));
                }

                @Override
                public CompressionCodecName getCodecName() {
                    return codec;
                }

                @Override
                public void release() {}
            };
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("fixtures are only written");
        }

        @Override
        public void release() {}
    }
}
