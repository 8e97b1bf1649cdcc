package io.authentica.train.audit;

import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestWriter;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A data set that a test makes file by file. */
final class HandmadeDataSet {

    private static final int WAVES = 24;

    private final Path root;
    private final List<Sample> samples = new ArrayList<>();

    HandmadeDataSet(Path root) {
        this.root = root;
    }

    /** Adds an image of the generator {@code g-real} or {@code g-fake} without a prompt. */
    HandmadeDataSet add(String name, Label label, Split split, byte[] encoded) throws IOException {
        return add(new Sample(name, "", label, "g-" + label.id(), "", "", split), encoded);
    }

    HandmadeDataSet add(Sample sample, byte[] encoded) throws IOException {
        Path file = root.resolve(sample.fileName());
        Files.createDirectories(file.getParent());
        Files.write(file, encoded);
        samples.add(sample);
        return this;
    }

    Manifest write() throws IOException {
        Manifest manifest = new Manifest(root, samples);
        ManifestWriter.write(manifest);
        return manifest;
    }

    /** A picture that looks like no other: a sum of waves. */
    static BufferedImage picture(long seed, int width, int height) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] waves = new double[WAVES][4];
        for (double[] wave : waves) {
            wave[0] = random.nextDouble(-4, 4);
            wave[1] = random.nextDouble(-4, 4);
            wave[2] = random.nextDouble(2 * Math.PI);
            wave[3] = random.nextDouble(5, 25);
        }
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = 128;
                for (double[] wave : waves) {
                    double phase = Math.PI * (wave[0] * x / width + wave[1] * y / height);
                    value += wave[3] * Math.cos(phase + wave[2]);
                }
                int level = (int) Math.max(0, Math.min(255, value));
                picture.setRGB(x, y, level * 0x10001 + (255 - level) / 2 * 0x100);
            }
        }
        return picture;
    }

    static BufferedImage resized(BufferedImage picture, int width, int height) {
        BufferedImage resized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = resized.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return resized;
    }

    static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    /** @param quality 1 to 100 as libjpeg counts */
    static byte[] jpeg(BufferedImage picture, int quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality / 100f);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
