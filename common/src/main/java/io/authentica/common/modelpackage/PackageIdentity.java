package io.authentica.common.modelpackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Which model package it was. */
public final class PackageIdentity {

    /** Holds the SHA-256 of every file of a package, so its own identifies the whole: weights, preprocessing and threshold. */
    private static final String CHECKSUMS = "SHA256SUMS";

    private PackageIdentity() {}

    /** @return what {@code sha256sum SHA256SUMS} says in the package's directory, 64 hexadecimal digits */
    public static String sha256(Path packageDirectory) throws IOException {
        byte[] checksums = Files.readAllBytes(packageDirectory.resolve(CHECKSUMS));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(checksums));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
