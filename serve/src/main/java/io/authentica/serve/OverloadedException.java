package io.authentica.serve;

/** There is no room in the queue. */
final class OverloadedException extends RuntimeException {

    OverloadedException(Throwable cause) {
        super("the queue is full", cause);
    }
}
