package io.authentica.serve.model;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to use a model until this is closed: a model that was replaced stays open as long as somebody holds one. */
public final class ModelLease implements AutoCloseable {

    private final SharedModel shared;
    private final AtomicBoolean closed = new AtomicBoolean();

    ModelLease(SharedModel shared) {
        this.shared = shared;
    }

    public ServedModel model() {
        return shared.model();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            shared.release();
        }
    }
}
