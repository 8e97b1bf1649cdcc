package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a data set is to be prepared from and how.
 *
 * @param source a directory of Parquet shards or of images
 * @param out the data set's directory
 * @param config which of OpenFake's configurations
 * @param quotas how many rows to take
 * @param seed of every random choice
 * @param threads how many decode; the outcome does not depend on it
 * @param quiet whether to show no progress
 */
record PrepareOptions(Path source, Path out, String config, Quotas quotas, long seed, int threads, boolean quiet) {

    PrepareOptions {
        if (!Files.isDirectory(source)) {
            throw new UserException("--source must be a directory but was " + source);
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserException("--out must be a directory but was the file " + out);
        }
        if (out.toAbsolutePath().normalize().startsWith(source.toAbsolutePath().normalize())) {
            throw new UserException("--out must lie outside of --source but " + out + " is in " + source);
        }
        if (threads < 1) {
            throw new UserException("--threads must be at least 1 but was " + threads);
        }
    }
}
