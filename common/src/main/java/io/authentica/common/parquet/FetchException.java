package io.authentica.common.parquet;

import java.io.IOException;

/** Bytes of a file could not be had, which says nothing about whether the file is sound. */
final class FetchException extends IOException {

    FetchException(String file, ByteRange range, Exception cause) {
        super(
                file + ": cannot read bytes " + range.start() + " to " + range.end() + ": "
                        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
                cause);
    }
}
