package io.authentica.common.image;

/** Rows of a picture on their way to the vertical pass: a sample in an int each, which is what vector instructions take. */
interface RowSource {

    /** Samples in a row, three a pixel. */
    int samples();

    /**
     * Writes a row.
     *
     * @param y in the input
     * @param row gets values 0 to 255
     */
    void row(int y, int[] row);

    /** Rows as they are, or a part of each. */
    record Widened(RgbImage image, int left, int width) implements RowSource {

        @Override
        public int samples() {
            return 3 * width;
        }

        @Override
        public void row(int y, int[] row) {
            byte[] rgb = image.rgb();
            int start = 3 * (y * image.width() + left);
            for (int i = 0; i < row.length; i++) {
                row[i] = rgb[start + i] & 0xFF;
            }
        }
    }
}
