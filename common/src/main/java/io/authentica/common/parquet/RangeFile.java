package io.authentica.common.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that is read by ranges: a local one, or one behind HTTP. For use by several threads. */
public interface RangeFile extends Closeable {

    /** For messages. */
    String name();

    /** Its length in bytes. */
    long size();

    /**
     * Fills {@code target} with the bytes from {@code position} on.
     *
     * @param position from 0; {@code position + target.remaining()} is at most {@link #size}
     * @throws IOException if not all of them can be had
     */
    void read(long position, ByteBuffer target) throws IOException;

    @Override
    default void close() throws IOException {}
}
