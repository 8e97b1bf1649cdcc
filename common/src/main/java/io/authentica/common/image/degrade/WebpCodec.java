package io.authentica.common.image.degrade;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.UnreadableImageException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Lossy WebP by libwebp: 4:2:0 always. */
public final class WebpCodec {

    /** The format's limit. */
    private static final int MAX_SIDE_PIXELS = 16_383;

    /** Pillow's default: the middle between speed and size. */
    private static final int METHOD = 4;

    private static final ImageDecoder DECODER = new ImageDecoder();
    private static final WebPImageWriterSpi WRITERS = new WebPImageWriterSpi();

    private WebpCodec() {}

    /**
     * Compresses and decodes again.
     *
     * @param quality libwebp's, in [0, 100]
     * @return the picture itself if it is too large for the format
     */
    public static RgbImage roundTrip(RgbImage image, int quality) {
        if (Math.max(image.width(), image.height()) > MAX_SIDE_PIXELS) {
            return image;
        }
        try {
            return DECODER.decode("re-encoded picture", encode(image, quality));
        } catch (UnreadableImageException e) {
            throw new IllegalStateException("a WebP that was just written cannot be read", e);
        }
    }

    static byte[] encode(RgbImage image, int quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(image.rgb().length / 16 + 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriter writer = WRITERS.createWriterInstance(null);
            WebPWriteParam settings = new WebPWriteParam(Locale.ROOT);
            settings.setCompressionType(CompressionType.Lossy);
            settings.setCompressionQuality(quality / 100f);
            settings.setMethod(METHOD);
            writer.setOutput(out);
            writer.write(null, new IIOImage(buffered(image), null, null), settings);
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen in memory", e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage buffered(RgbImage image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        byte[] rgb = image.rgb();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | (rgb[3 * i + 2] & 0xFF);
        }
        return picture;
    }
}
