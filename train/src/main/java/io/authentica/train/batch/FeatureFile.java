package io.authentica.train.batch;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.model.EfficientNet;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a frozen trunk makes of every image of a split: float32, little-endian, 1280 values an image in the split's order, and
 * nothing else. Rows are read when a batch needs them, so that memory does not grow with the split; the disk needs 5,120
 * bytes an image, 512 MB for 100,000.
 */
public final class FeatureFile implements BatchSource, AutoCloseable {

    private static final int FEATURES = (int) EfficientNet.FEATURES;
    private static final int ROW_BYTES = FEATURES * Float.BYTES;

    private final Path file;
    private final Manifest split;
    private final FileChannel channel;

    private FeatureFile(Path file, Manifest split, FileChannel channel) {
        this.file = file;
        this.split = split;
        this.channel = channel;
    }

    /**
     * Opens a complete file.
     *
     * @param split the samples that rows belong to
     * @throws UserException if it is not as long as the split
     */
    public static FeatureFile open(Path file, Manifest split) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        long expected = (long) ROW_BYTES * split.samples().size();
        if (channel.size() != expected) {
            long size = channel.size();
            channel.close();
            throw new UserException(file + ": must have " + expected + " bytes but has " + size
                    + "; delete it and go on with --resume");
        }
        return new FeatureFile(file, split, channel);
    }

    /**
     * Adds rows at the end of a file under way.
     *
     * @param features float32 {@code [N, 1280]}, row by row
     */
    public static void append(FileChannel channel, float[] features) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(features.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(features);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The images of its batches are features, float32 {@code [1280]}. */
    @Override
    public void load(List<List<Integer>> batches, Consumer<Batch> consumer) {
        for (List<Integer> indices : batches) {
            List<Sample> samples = new ArrayList<>();
            List<float[]> rows = new ArrayList<>();
            for (int index : indices) {
                samples.add(split.samples().get(index));
                rows.add(row(index));
            }
            consumer.accept(new Batch(samples, rows));
        }
    }

    private float[] row(int index) {
        ByteBuffer bytes = ByteBuffer.allocate(ROW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long start = (long) ROW_BYTES * index;
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, start + bytes.position()) < 0) {
                    throw new EOFException("ends within row " + index);
                }
            }
        } catch (IOException e) {
            throw new UserException(file + ": cannot be read: " + e.getMessage(), e);
        }
        float[] values = new float[FEATURES];
        bytes.flip().asFloatBuffer().get(values);
        return values;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
