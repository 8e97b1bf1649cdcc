package io.authentica.common.parquet;

import io.authentica.common.data.Split;
import java.io.IOException;

/** One file of a source: a Parquet shard, or some hundred image files that stand for one. */
public interface SourceFile {

    /** Relative to the source, with forward slashes; unique in a source. */
    String name();

    /** The published split that its rows belong to; a row of {@code train} may be carved out as validation data. */
    Split split();

    long sizeBytes();

    /** Opens it; of a Parquet shard this reads the footer. */
    ChunkReader open() throws IOException;
}
