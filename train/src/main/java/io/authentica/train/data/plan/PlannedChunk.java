package io.authentica.train.data.plan;

import io.authentica.common.data.Split;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * A chunk to fetch.
 *
 * @param file number of the file among those used
 * @param chunk number of the chunk in the file
 * @param rows positions in the chunk of the rows to take; at least one
 * @param splits the split that the row at a position goes to
 */
public record PlannedChunk(int file, int chunk, long imageBytes, BitSet rows, IntFunction<Split> splits) {}
