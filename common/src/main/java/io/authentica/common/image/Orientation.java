package io.authentica.common.image;

/** Turns and mirrors a picture as an EXIF orientation asks. */
final class Orientation {

    private Orientation() {}

    /** @param orientation 1 to 8; 1 is upright already */
    static RgbImage upright(RgbImage stored, int orientation) {
        if (orientation == 1) {
            return stored;
        }
        boolean transposed = orientation >= 5;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int width = transposed ? stored.height() : stored.width();
        int height = transposed ? stored.width() : stored.height();
        byte[] rgb = new byte[stored.rgb().length];
        int out = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = transposed ? y : x;
                int row = transposed ? x : y;
                int storedX = fromRight ? stored.width() - 1 - column : column;
                int storedY = fromBottom ? stored.height() - 1 - row : row;
                System.arraycopy(stored.rgb(), 3 * (storedY * stored.width() + storedX), rgb, out, 3);
                out += 3;
            }
        }
        return new RgbImage(width, height, rgb);
    }
}
