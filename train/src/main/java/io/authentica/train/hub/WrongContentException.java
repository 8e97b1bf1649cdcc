package io.authentica.train.hub;

import java.io.IOException;

/** What came is not what the Hub described; the message goes on from the file's name. */
final class WrongContentException extends IOException {

    WrongContentException(String message) {
        super(message);
    }
}
