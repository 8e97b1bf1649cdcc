package io.authentica.common.config;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes one line out of SnakeYAML's many: what it says, without the excerpts of the file. */
final class SyntaxMessage {

    private static final Pattern POSITION = Pattern.compile("^ in '.*', line (\\d+), column \\d+:$");

    private SyntaxMessage() {}

    /** The last line of the file that the message names: where the parser gave up. */
    static OptionalInt line(String message) {
        return message.lines()
                .map(POSITION::matcher)
                .filter(Matcher::matches)
                .mapToInt(position -> Integer.parseInt(position.group(1)))
                .reduce((first, second) -> second);
    }

    static String reason(String message) {
        List<String> sentences = message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .map(String::strip)
                .toList();
        return sentences.stream().collect(Collectors.joining(", "));
    }
}
