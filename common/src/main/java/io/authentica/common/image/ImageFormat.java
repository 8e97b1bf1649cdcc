package io.authentica.common.image;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The image file formats that are read, told apart by their first bytes and never by a file's name. */
public enum ImageFormat {
    JPEG,
    PNG,
    WEBP,
    GIF,
    BMP,
    TIFF;

    private static final byte[] JPEG_START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] TIFF_LITTLE_ENDIAN = {'I', 'I', 42, 0};
    private static final byte[] TIFF_BIG_ENDIAN = {'M', 'M', 0, 42};
    private static final int WEBP_TAG_OFFSET = 8;

    /**
     * The format that the first bytes announce; the rest may still be damaged.
     *
     * @param encoded the file, or at least its first 12 bytes
     */
    public static Optional<ImageFormat> sniff(byte[] encoded) {
        if (startsWith(encoded, 0, JPEG_START)) {
            return Optional.of(JPEG);
        }
        if (startsWith(encoded, 0, PNG_SIGNATURE)) {
            return Optional.of(PNG);
        }
        if (startsWith(encoded, 0, ascii("RIFF")) && startsWith(encoded, WEBP_TAG_OFFSET, ascii("WEBP"))) {
            return Optional.of(WEBP);
        }
        if (startsWith(encoded, 0, ascii("GIF87a")) || startsWith(encoded, 0, ascii("GIF89a"))) {
            return Optional.of(GIF);
        }
        if (startsWith(encoded, 0, ascii("BM"))) {
            return Optional.of(BMP);
        }
        if (startsWith(encoded, 0, TIFF_LITTLE_ENDIAN) || startsWith(encoded, 0, TIFF_BIG_ENDIAN)) {
            return Optional.of(TIFF);
        }
        return Optional.empty();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean startsWith(byte[] encoded, int offset, byte[] magic) {
        if (encoded.length < offset + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (encoded[offset + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
