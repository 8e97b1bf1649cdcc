package io.authentica.common.parquet;

import io.authentica.common.data.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A row with its image, as a test compares it. */
@SuppressWarnings("ArrayRecordComponent") // compared field by field
record ShardRow(RowMetadata metadata, byte[] image) {

    /** Small enough that a file's end is not read in vain, and no two ranges are fetched as one. */
    static final ReadAhead SPARING = new ReadAhead(8, 0, 1 << 20, 2);

    static OpenFakeShard open(RangeFile file) throws IOException {
        return open(file, SPARING);
    }

    static OpenFakeShard open(RangeFile file, ReadAhead readAhead) throws IOException {
        Fetcher fetcher = new Fetcher(file, readAhead, Runnable::run, new AtomicLong());
        return OpenFakeShard.open(fetcher, row -> Split.TEST);
    }

    /** All rows of a shard. */
    static List<ShardRow> readAll(RangeFile file, ReadAhead readAhead) throws IOException {
        try (ChunkReader reader = open(file, readAhead)) {
            List<ShardRow> rows = new ArrayList<>();
            for (int chunk = 0; chunk < reader.chunkCount(); chunk++) {
                List<RowMetadata> metadata = reader.metadata(chunk);
                BitSet all = new BitSet();
                all.set(0, reader.rowCount(chunk));
                reader.images(chunk, all, (row, image) -> rows.add(new ShardRow(metadata.get(row), image)));
            }
            return rows;
        }
    }
}
