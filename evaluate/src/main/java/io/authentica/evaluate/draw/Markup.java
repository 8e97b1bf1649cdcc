package io.authentica.evaluate.draw;

import io.authentica.evaluate.text.DisplayText;

/** Text of unknown origin within XML and HTML. */
public final class Markup {

    private Markup() {}

    /** One line that is text and nothing else, between tags as well as within quoted attributes. */
    public static String escape(String text) {
        String line = DisplayText.oneLine(text);
        StringBuilder escaped = new StringBuilder(line.length());
        line.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                // XML has no way to write these two.
                case 0xFFFE, 0xFFFF -> escaped.append('\uFFFD');
                default -> escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }
}
