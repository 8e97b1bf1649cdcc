package io.authentica.common.data;

import io.authentica.common.cli.UserException;
import java.util.Arrays;

/** The part of a data set that a sample belongs to. */
public enum Split {
    TRAIN("train"),
    VALIDATION("validation"),
    TEST("test");

    private final String id;

    Split(String id) {
        this.id = id;
    }

    /** The name used in data sets and on the command line: {@code train}, {@code validation} or {@code test}. */
    public String id() {
        return id;
    }

    /** @throws UserException if {@code text} names no split */
    public static Split parse(String text) {
        return Arrays.stream(values())
                .filter(split -> split.id.equals(text))
                .findFirst()
                .orElseThrow(() -> new UserException("split must be train, validation or test but was '" + text + "'"));
    }
}
