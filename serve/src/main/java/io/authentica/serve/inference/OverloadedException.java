package io.authentica.serve.inference;

/** There is no room for a request. */
public final class OverloadedException extends RuntimeException {

    public OverloadedException(String message) {
        super(message);
    }
}
