package io.authentica.train.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** One JPEG encoding for both classes, so that nothing of the file but its pixels tells them apart. */
final class JpegEncoding {

    private static final float QUALITY = 0.95f;

    private JpegEncoding() {}

    /** @param picture values 0 to 1; what lies outside is clipped */
    static byte[] encode(Planes picture) {
        int side = picture.side();
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int pixel = y * side + x;
                int rgb = eightBit(picture.plane(0)[pixel]) << 16
                        | eightBit(picture.plane(1)[pixel]) << 8
                        | eightBit(picture.plane(2)[pixel]);
                image.setRGB(x, y, rgb);
            }
        }
        return encode(image);
    }

    private static byte[] encode(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot encode a picture in memory", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static int eightBit(float value) {
        return Math.round(255 * Math.min(1, Math.max(0, value)));
    }
}
