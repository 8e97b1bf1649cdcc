package io.authentica.common.modelpackage;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which image files a model was trained on, by content: how a test set is recognised that the model has seen.
 *
 * <p>The file {@value #FILE} of a package holds the first {@value #BYTES} bytes of the SHA-256 of each file, in rising order as unsigned
 * numbers, without repeats and with nothing before, between or after them. 128 bits do not meet by chance: a million images take
 * 16 MB, and the odds that another image shares its bytes with one of them are 1 in 10^32.
 */
public final class ImageHashes {

    static final String FILE = "training-images.sha256";

    /** Of each hash. */
    static final int BYTES = 16;

    private static final int SHA256_DIGITS = 64;

    private final byte[] rising;

    private ImageHashes(byte[] rising) {
        this.rising = rising;
    }

    /** @param sha256 of each image file, 64 hexadecimal digits, in any order; repeats count once */
    public static ImageHashes of(Collection<String> sha256) {
        SortedSet<byte[]> hashes = new TreeSet<>(Arrays::compareUnsigned);
        sha256.forEach(hex -> hashes.add(start(hex)));
        return of(hashes);
    }

    private static ImageHashes of(SortedSet<byte[]> hashes) {
        byte[] rising = new byte[Math.multiplyExact(hashes.size(), BYTES)];
        int at = 0;
        for (byte[] hash : hashes) {
            System.arraycopy(hash, 0, rising, at, BYTES);
            at += BYTES;
        }
        return new ImageHashes(rising);
    }

    /** Reads every file, several at a time. */
    public static ImageHashes ofFiles(Collection<Path> files) throws IOException {
        try {
            return of(files.parallelStream().map(ImageHashes::sha256).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String sha256(Path file) {
        try {
            return Checksums.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Those of a package that was verified; empty where it is too old to say.
     *
     * @throws UserException if the file is not what {@link ImageHashes} writes
     */
    public static Optional<ImageHashes> find(Path packageDirectory) throws IOException {
        return Files.exists(packageDirectory.resolve(FILE)) ? Optional.of(read(packageDirectory)) : Optional.empty();
    }

    static ImageHashes read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length % BYTES != 0) {
            throw new UserException(file + ": must hold hashes of " + BYTES + " bytes but has " + bytes.length);
        }
        for (int at = BYTES; at < bytes.length; at += BYTES) {
            if (compare(bytes, at - BYTES, bytes, at) >= 0) {
                throw new UserException(file + ": hashes must rise but number " + at / BYTES + " does not");
            }
        }
        return new ImageHashes(bytes);
    }

    void write(Path directory) throws IOException {
        Files.write(directory.resolve(FILE), rising);
    }

    /** These and those. */
    public ImageHashes and(ImageHashes others) {
        SortedSet<byte[]> hashes = new TreeSet<>(Arrays::compareUnsigned);
        for (byte[] of : List.of(rising, others.rising)) {
            for (int at = 0; at < of.length; at += BYTES) {
                hashes.add(Arrays.copyOfRange(of, at, at + BYTES));
            }
        }
        return of(hashes);
    }

    /** How many different files there are. */
    public int count() {
        return rising.length / BYTES;
    }

    /** @param sha256 of an image file, 64 hexadecimal digits */
    public boolean contains(String sha256) {
        byte[] wanted = start(sha256);
        int low = 0;
        int high = count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(rising, middle * BYTES, wanted, 0);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    private static int compare(byte[] left, int leftFrom, byte[] right, int rightFrom) {
        return Arrays.compareUnsigned(left, leftFrom, leftFrom + BYTES, right, rightFrom, rightFrom + BYTES);
    }

    private static byte[] start(String sha256) {
        if (sha256.length() != SHA256_DIGITS) {
            throw new IllegalArgumentException("sha256 must have 64 hexadecimal digits but was '" + sha256 + "'");
        }
        return HexFormat.of().parseHex(sha256, 0, 2 * BYTES);
    }
}
