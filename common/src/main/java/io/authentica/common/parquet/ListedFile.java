package io.authentica.common.parquet;

import java.io.IOException;

/**
 * A file as a listing has it, not yet opened.
 *
 * @param name relative to the source, with forward slashes
 * @param opener makes it readable; every call gives another {@link RangeFile}, which its user closes
 */
public record ListedFile(String name, long sizeBytes, Opener opener) {

    public ListedFile {
        if (name.isBlank() || sizeBytes < 0) {
            throw new IllegalArgumentException(
                    "a listed file must have a name and a size but was '" + name + "' of " + sizeBytes + " bytes");
        }
    }

    /** Opens the file. */
    public interface Opener {
        RangeFile open() throws IOException;
    }
}
