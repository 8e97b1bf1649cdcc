package io.authentica.common.parquet;

/**
 * How much of a file is asked for at once. A reader holds up to {@code (piecesInFlight + 1) * pieceBytes} of it in memory.
 *
 * @param tailBytes how much of the file's end is read when it is opened, in the hope that the whole footer is in it
 * @param gapBytes wanted ranges that lie at most this far apart are fetched as one; no other byte is fetched in vain
 * @param pieceBytes longer ranges are fetched in pieces of this size
 * @param piecesInFlight how many pieces are fetched at the same time, ahead of their use
 */
public record ReadAhead(int tailBytes, int gapBytes, int pieceBytes, int piecesInFlight) {

    /** For files behind HTTP: few requests, enough of them in flight to fill a line with a long way. */
    public static final ReadAhead REMOTE = new ReadAhead(128 << 10, 64 << 10, 8 << 20, 4);

    /** For local files: the disk reads on while images are decoded. */
    public static final ReadAhead LOCAL = new ReadAhead(64 << 10, 4 << 10, 4 << 20, 2);

    public ReadAhead {
        requireAtLeast("tailBytes", tailBytes, 8);
        requireAtLeast("gapBytes", gapBytes, 0);
        requireAtLeast("pieceBytes", pieceBytes, 1);
        requireAtLeast("piecesInFlight", piecesInFlight, 1);
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + " but was " + value);
        }
    }
}
