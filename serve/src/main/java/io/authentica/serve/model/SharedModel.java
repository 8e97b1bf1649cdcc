package io.authentica.serve.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model and how many use it. The server's own use counts as one, so that none left means that it was replaced. */
final class SharedModel {

    private static final Logger LOG = LoggerFactory.getLogger(SharedModel.class);

    private final ServedModel model;
    private int users = 1;

    SharedModel(ServedModel model) {
        this.model = model;
    }

    ServedModel model() {
        return model;
    }

    synchronized ModelLease lease() {
        if (users == 0) {
            throw new IllegalStateException("the model is closed");
        }
        users++;
        return new ModelLease(this);
    }

    void release() {
        boolean last;
        synchronized (this) {
            users--;
            last = users == 0;
        }
        if (last) {
            close();
        }
    }

    /** Whoever comes last has had what they wanted of the model: its failure is not theirs. */
    private void close() {
        try {
            model.detector().close();
        } catch (RuntimeException failure) {
            LOG.error("model {} does not close", model.version(), failure);
        }
    }
}
