package io.authentica.train.data;

import io.authentica.common.data.Label;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.data.Split;
import java.util.HexFormat;
import java.util.Locale;

/** The name of an image in a data set: {@code <split>/<label>/<generator>/<content>.<extension>}. */
final class ContentName {

    /** 24 hexadecimal digits are 96 bits: that two images of millions share them will not happen. */
    private static final int HASH_DIGITS = 24;

    private ContentName() {}

    /** The SHA-256 of an image file, 64 hexadecimal digits. */
    static String sha256Hex(byte[] encoded) {
        return HexFormat.of().formatHex(SeededOrder.newSha256().digest(encoded));
    }

    /**
     * @param generator as the source has it; what is not fit for a file name is replaced
     * @param sha256 of the image file, in hexadecimal digits
     * @param extension without a dot
     */
    static String of(Split split, Label label, String generator, String sha256, String extension) {
        // Lower case, as some file systems do not tell cases apart.
        String folder = generator.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "_");
        if (folder.startsWith(".")) {
            folder = "_" + folder;
        }
        return String.join("/", split.id(), label.id(), folder, sha256.substring(0, HASH_DIGITS) + "." + extension);
    }
}
