package io.authentica.train.batch;

import java.util.List;
import java.util.function.Consumer;

/** Where batches come from: pictures that are read anew, or what a frozen trunk once made of them. */
@FunctionalInterface
public interface BatchSource {

    /**
     * Gives every batch to {@code consumer}, in order, on the calling thread.
     *
     * @param batches indices of samples
     * @throws io.authentica.common.cli.UserException if an image cannot be read
     */
    void load(List<List<Integer>> batches, Consumer<Batch> consumer);
}
