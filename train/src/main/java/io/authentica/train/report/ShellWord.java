package io.authentica.train.report;

import java.util.regex.Pattern;

/** Text as one word of a command for a POSIX shell. */
public final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[\\w./+=:@%,-]+");

    private ShellWord() {}

    /** The text itself if a shell leaves it as it is, else in quotes. */
    public static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
