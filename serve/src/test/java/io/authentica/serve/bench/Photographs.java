package io.authentica.serve.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG files about as large and as busy as photographs on the web. */
final class Photographs {

    private static final int WIDTH_PIXELS = 400;
    private static final int HEIGHT_PIXELS = 533;
    private static final int WAVES = 24;
    private static final float QUALITY = 0.85f;
    private static final double NOISE = 6;

    private Photographs() {}

    static List<byte[]> make(int count, long seed) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(jpeg(picture(new SplittableRandom(seed + i))));
        }
        return files;
    }

    /** Waves of all directions, weaker the finer they are, as in nature, and noise. */
    private static BufferedImage picture(SplittableRandom random) {
        double[][] waves = new double[WAVES][6];
        for (double[] wave : waves) {
            double cycles = Math.pow(2, random.nextDouble(0, 6));
            double direction = random.nextDouble(2 * Math.PI);
            wave[0] = 2 * Math.PI * cycles * Math.cos(direction) / WIDTH_PIXELS;
            wave[1] = 2 * Math.PI * cycles * Math.sin(direction) / WIDTH_PIXELS;
            wave[2] = random.nextDouble(2 * Math.PI);
            for (int channel = 0; channel < 3; channel++) {
                wave[3 + channel] = random.nextDouble(20, 60) / Math.sqrt(cycles);
            }
        }
        BufferedImage picture = new BufferedImage(WIDTH_PIXELS, HEIGHT_PIXELS, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT_PIXELS; y++) {
            for (int x = 0; x < WIDTH_PIXELS; x++) {
                double[] colour = {128, 128, 128};
                for (double[] wave : waves) {
                    double value = Math.sin(wave[0] * x + wave[1] * y + wave[2]);
                    for (int channel = 0; channel < 3; channel++) {
                        colour[channel] += wave[3 + channel] * value;
                    }
                }
                int rgb = 0;
                double noise = random.nextGaussian(0, NOISE);
                for (double channel : colour) {
                    rgb = rgb << 8 | (int) Math.max(0, Math.min(255, channel + noise));
                }
                picture.setRGB(x, y, rgb);
            }
        }
        return picture;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
