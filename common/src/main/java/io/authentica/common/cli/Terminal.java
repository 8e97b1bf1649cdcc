package io.authentica.common.cli;

/** Whether a person watches. */
final class Terminal {

    /** The launch scripts set it where standard error is a terminal; Java can tell that of standard input and output alone. */
    static final String PROPERTY = "authentica.terminal";

    private Terminal() {}

    static boolean isAttached() {
        return Boolean.getBoolean(PROPERTY);
    }
}
