package io.authentica.serve.inference;

/** A request was not answered in the time that it may take. */
public final class DeadlineException extends RuntimeException {

    DeadlineException() {
        super("the deadline is past");
    }
}
