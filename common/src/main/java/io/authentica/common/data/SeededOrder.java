package io.authentica.common.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Random choices that depend on a seed and on a name, and not on the order in which things are come across. */
public final class SeededOrder {

    private SeededOrder() {}

    /**
     * The place of a thing in a random order.
     *
     * @param purpose what is being chosen: choices for different purposes are independent
     * @param name of the thing
     * @return the first 8 bytes, big-endian, of the SHA-256 of {@code seed/purpose/name}
     */
    public static long rank(long seed, String purpose, String name) {
        byte[] text = (seed + "/" + purpose + "/" + name).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(newSha256().digest(text)).getLong();
    }

    /** Whether a thing is among the random {@code percent} per cent. */
    public static boolean isAmong(int percent, long seed, String purpose, String name) {
        return Long.remainderUnsigned(rank(seed, purpose, name), 100) < percent;
    }

    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
