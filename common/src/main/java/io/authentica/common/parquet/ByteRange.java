package io.authentica.common.parquet;

import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of a file.
 *
 * @param start of the first byte
 * @param end after the last byte
 */
record ByteRange(long start, long end) {

    ByteRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a range must not end before it starts but was " + start + " to " + end);
        }
    }

    long length() {
        return end - start;
    }

    boolean contains(ByteRange other) {
        return start <= other.start && other.end <= end;
    }

    /** @param ranges ascending and without overlap; those at most {@code gapBytes} apart become one */
    static List<ByteRange> merge(List<ByteRange> ranges, int gapBytes) {
        List<ByteRange> merged = new ArrayList<>();
        for (ByteRange range : ranges) {
            int last = merged.size() - 1;
            if (last >= 0 && range.start - merged.get(last).end <= gapBytes) {
                merged.set(last, new ByteRange(merged.get(last).start, range.end));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    /** Cuts it into pieces of {@code bytes}, the last of which may be shorter. */
    List<ByteRange> pieces(int bytes) {
        List<ByteRange> pieces = new ArrayList<>();
        for (long at = start; at < end; at += bytes) {
            pieces.add(new ByteRange(at, Math.min(end, at + bytes)));
        }
        return pieces;
    }
}
