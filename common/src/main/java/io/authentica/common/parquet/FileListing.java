package io.authentica.common.parquet;

import io.authentica.common.data.SeededOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/** Sums up the files of a source, so that a changed source is noticed. */
public final class FileListing {

    private final MessageDigest digest = SeededOrder.newSha256();
    private long files;
    private long bytes;

    /** @param name relative to the source, with forward slashes */
    public void add(String name, long sizeBytes) {
        digest.update((name + "\n" + sizeBytes + "\n").getBytes(StandardCharsets.UTF_8));
        files++;
        bytes += sizeBytes;
    }

    public String fingerprint() {
        String hash = HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        return String.format(Locale.ROOT, "%d files, %d bytes, names and sizes %s", files, bytes, hash);
    }
}
