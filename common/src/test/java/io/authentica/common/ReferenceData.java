package io.authentica.common;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Measured reference values that live outside the repository: tests that use them are skipped where they are absent. */
public final class ReferenceData {

    /** The tag of tests that call {@link #path}. */
    public static final String TAG = "reference-data";

    private ReferenceData() {}

    /**
     * A file or directory of the reference data; aborts the test as skipped if there is none.
     *
     * @param relative with forward slashes
     */
    public static Path path(String relative) {
        Path path = Path.of(System.getProperty("authentica.referenceData", "absent"), relative);
        assumeTrue(Files.exists(path), () -> "no reference data at " + path);
        return path;
    }
}
