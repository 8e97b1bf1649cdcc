package io.authentica.common.image;

import java.io.IOException;
import java.util.Arrays;

/**
 * The first frame of a GIF file on its logical screen. Written here since the JDK's reader returns what it has got, without a
 * word, where the compressed data end before the picture does.
 */
final class GifDecoder {

    /** A code of 12 bits stands for 4096 pixels at most. */
    private static final int MAX_PIXELS_PER_BYTE = 4096;

    private static final int[] PASS_FIRST_ROW = {0, 4, 2, 1};
    private static final int[] PASS_ROW_STEP = {8, 8, 4, 2};

    RgbImage decode(byte[] encoded) throws IOException {
        GifStructure structure = GifStructure.parse(encoded);
        PixelSize frame = structure.frame();
        frame.requireDataFor(encoded.length - structure.dataOffset(), MAX_PIXELS_PER_BYTE);
        byte[] indices = new byte[Math.toIntExact(frame.pixels())];
        new GifLzw(encoded, structure.dataOffset()).decompress(indices);
        return onScreen(indices, structure);
    }

    private static RgbImage onScreen(byte[] indices, GifStructure structure) {
        PixelSize screen = structure.size();
        PixelSize frame = structure.frame();
        byte[] palette = structure.palette();
        byte[] rgb = new byte[3 * screen.width() * screen.height()];
        if (!frame.equals(screen)) {
            byte[] background = Arrays.copyOfRange(palette, 3 * structure.background(), 3 * structure.background() + 3);
            for (int i = 0; i < rgb.length; i += 3) {
                System.arraycopy(background, 0, rgb, i, 3);
            }
        }
        int[] rows = structure.interlaced() ? interlacedRows(frame.height()) : null;
        int in = 0;
        for (int stored = 0; stored < frame.height(); stored++) {
            int y = rows == null ? stored : rows[stored];
            int out = 3 * ((y + structure.top()) * screen.width() + structure.left());
            for (int x = 0; x < frame.width(); x++) {
                int colour = 3 * (indices[in++] & 0xFF);
                rgb[out++] = palette[colour];
                rgb[out++] = palette[colour + 1];
                rgb[out++] = palette[colour + 2];
            }
        }
        return new RgbImage(screen.width(), screen.height(), rgb);
    }

    /** @return for each row in the order of the file, its place from the top */
    private static int[] interlacedRows(int height) {
        int[] rows = new int[height];
        int stored = 0;
        for (int pass = 0; pass < PASS_FIRST_ROW.length; pass++) {
            for (int y = PASS_FIRST_ROW[pass]; y < height; y += PASS_ROW_STEP[pass]) {
                rows[stored++] = y;
            }
        }
        return rows;
    }
}
