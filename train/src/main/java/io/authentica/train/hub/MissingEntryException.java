package io.authentica.train.hub;

import io.authentica.common.cli.UserException;

/** There is no such file in a repository that exists. */
public final class MissingEntryException extends UserException {

    MissingEntryException(String message) {
        super(message);
    }
}
