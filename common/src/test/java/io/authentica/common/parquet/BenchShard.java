package io.authentica.common.parquet;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
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

/** A shard like those of OpenFake's version 2: row groups of about 100 MB, images of about 1.3 MB, stored as they are. */
final class BenchShard {

    /** Noise does not compress: 3 bytes a pixel make 1.3 MB. */
    private static final int SIDE_PIXELS = 660;

    private static final int ROWS_PER_GROUP = 80;
    private static final int GENERATORS = 40;

    private BenchShard() {}

    /** Makes the shard in a directory, unless it is there. */
    static Path make(Path directory, long bytes, int rowsPerPage) throws IOException {
        Path file = directory.resolve("bench-" + (bytes >> 20) + "-" + rowsPerPage + ".parquet");
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(directory);
        Path temporary = directory.resolve("bench.parquet.tmp");
        Files.deleteIfExists(temporary);
        byte[] picture = picture();
        MessageType schema = MessageTypeParser.parseMessageType(ShardFixture.SCHEMA);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(temporary))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCodecFactory(new FixtureCompression())
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withCompressionCodec(ShardColumns.IMAGE_BYTES, CompressionCodecName.UNCOMPRESSED)
                .withDictionaryEncoding(ShardColumns.IMAGE_BYTES, false)
                .withPageWriteChecksumEnabled(false)
                .withRowGroupSize(1L << 30)
                .withRowGroupRowCountLimit(ROWS_PER_GROUP)
                .withPageSize(Integer.MAX_VALUE)
                .withPageRowCountLimit(rowsPerPage)
                .withMinRowCountForPageSizeCheck(1)
                .withMaxRowCountForPageSizeCheck(1)
                .build()) {
            long rows = bytes / picture.length;
            for (int row = 0; row < rows; row++) {
                writer.write(row(schema, picture, row));
            }
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        return file;
    }

    private static Group row(MessageType schema, byte[] picture, int number) {
        Group row = new SimpleGroup(schema);
        // Decoders do not look at what follows a PNG's end, but its hash is another.
        byte[] image = Arrays.copyOf(picture, picture.length + Integer.BYTES);
        ByteBuffer.wrap(image).putInt(picture.length, number);
        row.addGroup("image")
                .append("bytes", Binary.fromConstantByteArray(image))
                .append("path", "images/" + number + ".png");
        boolean fake = number % 2 == 1;
        row.append("prompt", "a bear of the kind number " + number + " that walks through a town at night, photograph");
        row.append("label", fake ? "fake" : "real")
                .append("model", fake ? "generator-" + number / 2 % GENERATORS : "laion")
                .append("type", fake ? "base" : "real");
        if (fake) {
            row.append("release_date", "2024-08");
        }
        return row;
    }

    private static byte[] picture() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        BufferedImage noise = new BufferedImage(SIDE_PIXELS, SIDE_PIXELS, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE_PIXELS; y++) {
            for (int x = 0; x < SIDE_PIXELS; x++) {
                noise.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(noise, "png", bytes);
        return bytes.toByteArray();
    }
}
