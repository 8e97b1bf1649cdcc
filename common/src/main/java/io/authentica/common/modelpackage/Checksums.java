package io.authentica.common.modelpackage;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SHA-256 of a package's files, in the format of {@code sha256sum}, so that people can check a package without us. */
final class Checksums {

    static final String FILE = "SHA256SUMS";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

    private Checksums() {}

    /** The SHA-256 of a file's bytes, 64 hexadecimal digits. */
    static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Writes {@value #FILE} for all other files of {@code directory}. */
    static void write(Path directory, List<String> files) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String name : files) {
            lines.append(of(directory.resolve(name))).append("  ").append(name).append('\n');
        }
        Files.writeString(directory.resolve(FILE), lines);
    }

    /**
     * Checks every file that must be in a package.
     *
     * @throws UserException names the first file that is missing, not listed, or not what it was
     */
    static void verify(Path directory, List<String> files) throws IOException {
        Map<String, String> expected = read(directory.resolve(FILE));
        for (String name : files) {
            Path file = directory.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new UserException(directory + ": a model package must have the file " + name);
            }
            if (!expected.containsKey(name)) {
                throw new UserException(directory.resolve(FILE) + ": must list " + name);
            }
            String actual = of(file);
            if (!actual.equals(expected.get(name))) {
                throw new UserException(file + ": SHA-256 must be " + expected.get(name) + " but is " + actual
                        + " (the package was changed or damaged)");
            }
        }
    }

    /** Whether {@value #FILE} has a line for {@code name}. */
    static boolean lists(Path directory, String name) throws IOException {
        return read(directory.resolve(FILE)).containsKey(name);
    }

    private static Map<String, String> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserException(file.getParent() + ": is no model package: there is no " + FILE);
        }
        Map<String, String> checksums = new TreeMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new UserException(file + ":" + number + ": must be a SHA-256, two spaces and a file name");
            }
            checksums.put(matcher.group(2), matcher.group(1));
        }
        return checksums;
    }
}
