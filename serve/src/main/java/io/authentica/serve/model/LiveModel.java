package io.authentica.serve.model;

/** The model that new requests get. Replacing it loses no request: those that have begun finish with the model they began with. */
public final class LiveModel implements AutoCloseable {

    private SharedModel current;

    /** @param first closed with this */
    public LiveModel(ServedModel first) {
        this.current = new SharedModel(first);
    }

    /** Whoever takes a lease closes it. */
    public synchronized ModelLease lease() {
        return current.lease();
    }

    public synchronized ServedModel model() {
        return current.model();
    }

    /** From now on requests get {@code next}; the one before it is closed by the last request that uses it. */
    public void replace(ServedModel next) {
        SharedModel before;
        synchronized (this) {
            before = current;
            current = new SharedModel(next);
        }
        before.release();
    }

    /** Closes the model once the last request is done with it. */
    @Override
    public synchronized void close() {
        current.release();
    }
}
