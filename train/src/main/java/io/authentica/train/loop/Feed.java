package io.authentica.train.loop;

import io.authentica.train.batch.BatchSource;
import java.io.IOException;

/** What a run shows the network. */
interface Feed extends AutoCloseable {

    /**
     * The training split as an epoch sees it.
     *
     * @param epoch from 0
     */
    BatchSource train(int epoch);

    /** The validation images, which are alike in every epoch. */
    BatchSource validation();

    @Override
    void close() throws IOException;
}
