package io.authentica.evaluate.text;

import java.math.BigDecimal;
import java.util.Locale;

/** Text of unknown origin (file names, generators, reasons), made fit for a line of a terminal or a cell of a Markdown table. */
public final class DisplayText {

    private DisplayText() {}

    /** Control and formatting characters as escapes: no name can break a line, move the cursor or turn the text around. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> line.append(escape(character));
                default -> line.appendCodePoint(character);
            }
        });
        return line.toString();
    }

    /** One line in which Markdown finds neither markup nor the end of a cell. */
    public static String markdown(String text) {
        return oneLine(text)
                .replaceAll("[\\\\`*|<>\\[\\]&~$]", "\\\\$0")
                // Inside a word an underscore is plain text; names are full of such.
                .replaceAll("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])", "\\\\_");
    }

    /** A generator's or source's name, which may be empty. */
    public static String named(String generator) {
        return generator.isEmpty() ? "(unknown)" : generator;
    }

    public static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** A number with four decimals. */
    public static String decimals(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** A difference with its sign and four decimals. */
    public static String signedDecimals(double value) {
        String text = String.format(Locale.ROOT, "%+.4f", value);
        return text.equals("-0.0000") ? "+0.0000" : text;
    }

    /** A number as its user wrote it, without an exponent. */
    public static String exact(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(character > 0xffff ? "\\U%08x" : "\\u%04x", character);
        };
    }
}
