package io.authentica.train.augment;

import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.UnreadableImageException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Compresses as JPEG, 4:2:0, and decodes again.
 *
 * @param probability in [0, 1]
 * @param minQuality the lowest quality, in [1, 100]
 * @param maxQuality the highest quality, in [min_quality, 100]
 */
public record JpegCompression(double probability, int minQuality, int maxQuality) implements Augmentation {

    private static final int CHANNELS = 3;

    public JpegCompression {
        Augmentation.requireProbability(probability);
        if (minQuality < 1 || minQuality > 100) {
            throw new IllegalArgumentException("min_quality must be in [1, 100] but was " + minQuality);
        }
        if (maxQuality < minQuality || maxQuality > 100) {
            throw new IllegalArgumentException(
                    "max_quality must be in [" + minQuality + ", 100] but was " + maxQuality);
        }
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        if (random.nextDouble() >= probability) {
            return image;
        }
        int quality = random.nextInt(minQuality, maxQuality + 1);
        try {
            return new ImageDecoder().decode("re-encoded picture", encode(image, quality));
        } catch (UnreadableImageException e) {
            throw new IllegalStateException("a JPEG that was just written cannot be read", e);
        }
    }

    private static byte[] encode(RgbImage image, int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(buffered(image), null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen in memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage buffered(RgbImage image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        byte[] rgb = image.rgb();
        for (int i = 0; i < rgb.length; i += CHANNELS) {
            bgr[i] = rgb[i + 2];
            bgr[i + 1] = rgb[i + 1];
            bgr[i + 2] = rgb[i];
        }
        return picture;
    }
}
