package io.authentica.common.image;

import java.io.IOException;
import javax.imageio.IIOException;

/** Width and height as a file's header states them, in pixels. */
record PixelSize(int width, int height) {

    /** Refuses what no picture has; what is merely large is refused later, by whoever knows the limit. */
    static PixelSize of(long width, long height) throws IOException {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new IIOException("impossible size " + width + "x" + height);
        }
        return new PixelSize((int) width, (int) height);
    }

    PixelSize transposed() {
        return new PixelSize(/* width= */ height, /* height= */ width);
    }

    long pixels() {
        return (long) width * height;
    }

    /**
     * Refuses a header that claims more pixels than the compressed bytes can possibly hold, so that a file of a few bytes
     * cannot make the decoder allocate hundreds of megabytes.
     *
     * @param compressedBytes length of the compressed data in bytes
     * @param maxPixelsPerByte what the compression achieves at best
     */
    void requireDataFor(long compressedBytes, long maxPixelsPerByte) throws IOException {
        if (pixels() > (compressedBytes + 1) * maxPixelsPerByte) {
            throw new IIOException(
                    compressedBytes + " bytes of pixel data are too few for " + width + "x" + height + " pixels");
        }
    }
}
