package io.authentica.serve.inference;

/** Nobody waits for the answer any more. */
public final class ClientGoneException extends RuntimeException {

    ClientGoneException() {
        super("the client went away");
    }
}
