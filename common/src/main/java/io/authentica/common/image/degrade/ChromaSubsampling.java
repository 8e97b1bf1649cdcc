package io.authentica.common.image.degrade;

/** How many pixels share a colour in a JPEG file. */
public enum ChromaSubsampling {
    /** Every pixel has its own. */
    YUV444(1, 1),
    /** Two side by side; many cameras. */
    YUV422(2, 1),
    /** Two by two; what nearly all programs write by default. */
    YUV420(2, 2);

    private final int across;
    private final int down;

    ChromaSubsampling(int across, int down) {
        this.across = across;
        this.down = down;
    }

    int across() {
        return across;
    }

    int down() {
        return down;
    }
}
