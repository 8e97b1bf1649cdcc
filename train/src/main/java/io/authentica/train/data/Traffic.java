package io.authentica.train.data;

import java.util.Locale;

/**
 * How much was fetched and how much of it is in the data set.
 *
 * @param chunksFetched by this run
 * @param chunksPlanned that the data set needs
 * @param chunksInAll of the files used
 * @param bytesPlanned of images in the needed chunks, as the source stores them
 * @param bytesInAll of images in the files used
 * @param bytesKept of images checked and stored, duplicates included
 * @param bytesRead from the source by this run, metadata included
 */
record Traffic(
        long chunksFetched,
        long chunksPlanned,
        long chunksInAll,
        long bytesPlanned,
        long bytesInAll,
        long bytesKept,
        long bytesRead) {

    private static final double MEGABYTE = 1e6;

    String describe() {
        return String.format(
                Locale.ROOT,
                "Needed %d of %d row groups (%.1f of %.1f MB of images), of which %.1f MB are kept. This run fetched %d row"
                        + " groups and read %.1f MB from the source.\n",
                chunksPlanned,
                chunksInAll,
                bytesPlanned / MEGABYTE,
                bytesInAll / MEGABYTE,
                bytesKept / MEGABYTE,
                chunksFetched,
                bytesRead / MEGABYTE);
    }
}
