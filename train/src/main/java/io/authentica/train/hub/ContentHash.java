package io.authentica.train.hub;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Checks a content against the hash that the Hub names it by: sha256, or git's sha1 of a header and the content. */
final class ContentHash {

    static final int SHA1_DIGITS = 40;
    static final int SHA256_DIGITS = 64;

    private final String expected;
    private final Optional<MessageDigest> digest;
    private final byte[] header;

    /** @param etag a hash in hexadecimal digits; anything else is a name that says nothing about the content */
    ContentHash(String etag, long size) {
        this.expected = etag;
        boolean hexadecimal = etag.matches("[0-9a-f]*");
        if (hexadecimal && etag.length() == SHA256_DIGITS) {
            digest = Optional.of(digest("SHA-256"));
            header = new byte[0];
        } else if (hexadecimal && etag.length() == SHA1_DIGITS) {
            digest = Optional.of(digest("SHA-1"));
            header = ("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII);
        } else {
            digest = Optional.empty();
            header = new byte[0];
        }
        restart();
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has " + algorithm, impossible);
        }
    }

    /** Forgets the content so far. */
    void restart() {
        digest.ifPresent(value -> {
            value.reset();
            value.update(header);
        });
    }

    /** Takes the next bytes; the buffer stays as it is. */
    void add(ByteBuffer bytes) {
        digest.ifPresent(value -> value.update(bytes.duplicate()));
    }

    /** Ends the content: whether it is the expected one, or nothing is known about it. */
    boolean matches() {
        return digest.map(value -> HexFormat.of().formatHex(value.digest()).equals(expected))
                .orElse(true);
    }
}
