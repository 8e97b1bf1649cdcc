package io.authentica.common.image;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.spi.ImageReaderSpi;

/** WebP by libwebp, the decoder that Pillow uses: decoders written anew in Java were seen to differ from it by up to 100 levels. */
final class WebpDecoder {

    private final ImageReaderSpi provider = new WebPImageReaderSpi();

    RgbImage decode(byte[] encoded) throws IOException {
        WebpStructure structure = WebpStructure.parse(encoded);
        var frame = JdkReaders.readImage(provider, structure.asStill(encoded));
        if (frame.getWidth() != structure.frame().width()
                || frame.getHeight() != structure.frame().height()
                || !(frame.getRaster().getDataBuffer() instanceof DataBufferInt buffer)) {
            throw new IIOException("unexpected layout of the decoded picture");
        }
        return onCanvas(buffer.getData(), structure);
    }

    /** @param argb 8 bits each; what the frame leaves of the canvas is black, as the colour of transparent pixels */
    private static RgbImage onCanvas(int[] argb, WebpStructure structure) {
        PixelSize canvas = structure.size();
        int frameWidth = structure.frame().width();
        byte[] rgb = new byte[3 * canvas.width() * canvas.height()];
        for (int y = 0; y < structure.frame().height(); y++) {
            int out = 3 * ((y + structure.top()) * canvas.width() + structure.left());
            for (int in = y * frameWidth; in < (y + 1) * frameWidth; in++) {
                int pixel = argb[in];
                rgb[out] = (byte) (pixel >> 16);
                rgb[out + 1] = (byte) (pixel >> 8);
                rgb[out + 2] = (byte) pixel;
                out += 3;
            }
        }
        return new RgbImage(canvas.width(), canvas.height(), rgb);
    }
}
