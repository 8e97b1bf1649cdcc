package io.authentica.common.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** Reads a file of a source chunk by chunk; of a Parquet shard the chunks are its row groups. For use by one thread. */
public interface ChunkReader extends Closeable {

    /** How many chunks the file has; they are numbered from 0. */
    int chunkCount();

    int rowCount(int chunk);

    /** How many bytes the images of a chunk occupy in the file, as stored. */
    long imageBytes(int chunk);

    /** The rows of a chunk without their images, in order; of a Parquet shard the image bytes are not touched. */
    List<RowMetadata> metadata(int chunk) throws IOException;

    /** As {@link #metadata}, but prompt and path are not read where that saves something: they may be empty. */
    default List<RowMetadata> labels(int chunk) throws IOException {
        return metadata(chunk);
    }

    /**
     * Reads images of a chunk, in order, with few of them in memory at a time. No other chunk is touched, and of this one no more
     * than the file's layout makes necessary.
     *
     * @param rows positions in the chunk, from 0
     */
    void images(int chunk, BitSet rows, ImageConsumer consumer) throws IOException;

    /** Takes the encoded images as they are read. */
    interface ImageConsumer {

        /**
         * Takes one image.
         *
         * @param row position in the chunk, from 0
         * @param encoded the image file as the source has it; the consumer's to keep
         */
        void accept(int row, byte[] encoded) throws IOException;
    }
}
