package io.authentica.train.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of one part of a source, in order, one at a time. */
interface RowSource extends Closeable {

    /** The next row; empty after the last. */
    Optional<SourceRow> next() throws IOException;
}
