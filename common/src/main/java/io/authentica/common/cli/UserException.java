package io.authentica.common.cli;

/** A failure that its user can mend: the message is one line that names the thing, the rule and the value. */
public class UserException extends RuntimeException {

    public UserException(String message) {
        super(message);
    }

    public UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
