package io.authentica.common.parquet;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes shards as Hugging Face's {@code datasets} does: nullable columns, snappy but for the images, several row groups. */
public final class ShardFixture {

    public static final int ROWS_PER_GROUP = 4;
    private static final int END_BYTES = 8;

    /** The six columns of versions 1 and 2. */
    public static final String SCHEMA = """
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
    private Consumer<ExampleParquetWriter.Builder> layout = builder -> {};
    private boolean offsetIndex = true;

    public ShardFixture(String schema) {
        this.schema = MessageTypeParser.parseMessageType(schema);
    }

    public ShardFixture() {
        this(SCHEMA);
    }

    /** Changes how the file is written. */
    public ShardFixture with(Consumer<ExampleParquetWriter.Builder> change) {
        layout = layout.andThen(change);
        return this;
    }

    /** Writes pages of so many rows at most. */
    public ShardFixture pageRows(int count) {
        return with(builder -> builder.withPageRowCountLimit(count)
                .withMinRowCountForPageSizeCheck(1)
                .withMaxRowCountForPageSizeCheck(1));
    }

    /** Writes no list of pages, as older writers do. */
    public ShardFixture withoutOffsetIndex() {
        offsetIndex = false;
        return this;
    }

    /** Adds a row with the columns that both kinds of schema have. */
    public ShardFixture add(byte[] image, String label, String model) {
        Group row = newRow();
        Group struct = row.addGroup("image");
        struct.append("bytes", Binary.fromConstantByteArray(image));
        struct.append("path", model + "-" + rows.size() + ".png");
        row.append("label", label).append("model", model);
        return this;
    }

    /** A row of nulls, added; the caller fills it. */
    public Group newRow() {
        Group row = new SimpleGroup(schema);
        rows.add(row);
        return row;
    }

    public byte[] bytes() {
        MemoryOutput output = new MemoryOutput();
        ExampleParquetWriter.Builder builder = ExampleParquetWriter.builder(output)
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCodecFactory(new FixtureCompression())
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withCompressionCodec(ShardColumns.IMAGE_BYTES, CompressionCodecName.UNCOMPRESSED)
                .withDictionaryEncoding(ShardColumns.IMAGE_BYTES, false)
                .withRowGroupRowCountLimit(ROWS_PER_GROUP);
        layout.accept(builder);
        try {
            try (ParquetWriter<Group> writer = builder.build()) {
                for (Group row : rows) {
                    writer.write(row);
                }
            }
            return offsetIndex ? output.bytes() : rewriteFooter(output.bytes(), ShardFixture::dropIndexes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot fail", impossible);
        }
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, bytes());
    }

    private static void dropIndexes(FileMetaData footer) {
        footer.getRow_groups()
                .forEach(group -> group.getColumns().forEach(column -> {
                    column.unsetOffset_index_offset();
                    column.unsetOffset_index_length();
                    column.unsetColumn_index_offset();
                    column.unsetColumn_index_length();
                }));
    }

    /** The file with another footer. */
    static byte[] rewriteFooter(byte[] file, Consumer<FileMetaData> change) throws IOException {
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - END_BYTES);
        int start = file.length - END_BYTES - length;
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(file, start, length));
        change.accept(footer);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(Arrays.copyOf(file, start));
        Util.writeFileMetaData(footer, changed);
        ByteBuffer end = ByteBuffer.allocate(END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(changed.size() - start).put(new byte[] {'P', 'A', 'R', '1'});
        changed.write(end.array());
        return changed.toByteArray();
    }

    /** A PNG of 5 x 3 pixels; another number, other bytes. */
    public static byte[] png(int number) throws IOException {
        BufferedImage image = new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB);
        image.setRGB(2, 1, number);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
