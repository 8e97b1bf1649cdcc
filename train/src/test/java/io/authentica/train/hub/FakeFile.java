package io.authentica.train.hub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a {@link FakeRepository}.
 *
 * @param content its bytes, in memory or on disk
 * @param large whether it is kept as large files are: named by sha256 and served by another host
 * @param weakTag whether the server marks its tag as weak
 */
public record FakeFile(Content content, boolean large, boolean weakTag) {

    /** Bytes that can be read several times. */
    public interface Content {

        long size() throws IOException;

        InputStream open() throws IOException;
    }

    private static final class InMemory implements Content {

        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private record OnDisk(Path path) implements Content {
        @Override
        public long size() throws IOException {
            return Files.size(path);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    public static FakeFile small(String text) {
        return new FakeFile(new InMemory(text.getBytes(StandardCharsets.UTF_8)), false, false);
    }

    public static FakeFile large(byte[] bytes) {
        return new FakeFile(new InMemory(bytes), true, false);
    }

    public static FakeFile large(Path path) {
        return new FakeFile(new OnDisk(path), true, false);
    }

    public FakeFile withWeakTag() {
        return new FakeFile(content, large, true);
    }

    long size() {
        try {
            return content.size();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** sha256 of the content. */
    public String sha256() {
        return HexFormat.of().formatHex(digest("SHA-256", new byte[0]));
    }

    /** git's name of the content. */
    public String gitSha1() {
        return HexFormat.of().formatHex(digest("SHA-1", ("blob " + size() + "\0").getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] digest(String algorithm, byte[] header) {
        try (InputStream input = content.open()) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(header);
            digest.update(input.readAllBytes());
            return digest.digest();
        } catch (IOException | NoSuchAlgorithmException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
