package io.authentica.evaluate.html;

import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Markup;
import io.authentica.evaluate.draw.Svg;
import io.authentica.evaluate.text.Table;
import java.util.List;

/** The content of a section. Everything that goes in is text of unknown origin, and all of it comes out as text. */
public final class HtmlContent {

    private final StringBuilder html = new StringBuilder();

    public HtmlContent paragraph(String text) {
        html.append("<p>").append(Markup.escape(text)).append("</p>\n");
        return this;
    }

    /** A heading below that of the section. */
    public HtmlContent heading(String text) {
        html.append("<h3>").append(Markup.escape(text)).append("</h3>\n");
        return this;
    }

    /** A list of lines; nothing where there are none. */
    public HtmlContent list(List<String> lines) {
        if (!lines.isEmpty()) {
            html.append("<ul>\n");
            lines.forEach(
                    line -> html.append("<li>").append(Markup.escape(line)).append("</li>\n"));
            html.append("</ul>\n");
        }
        return this;
    }

    /** A link to a file beside the page. */
    public HtmlContent fileLink(String relativePath, String text) {
        if (!relativePath.matches("[a-z0-9./-]+") || relativePath.startsWith("/")) {
            throw new IllegalArgumentException("relativePath must be one that we make but was " + relativePath);
        }
        html.append("<p><a href=\"%s\">%s</a></p>\n".formatted(relativePath, Markup.escape(text)));
        return this;
    }

    /**
     * A table, which scrolls by itself where it is wider than the page. The first cell of each row is its heading.
     *
     * @param caption what it shows
     */
    public HtmlContent table(String caption, Table table) {
        String name = Markup.escape(caption);
        // The keyboard reaches what scrolls only if it can be focused.
        html.append("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n".formatted(name));
        html.append("<table>\n<caption>").append(name).append("</caption>\n<thead>\n<tr>");
        for (Table.Column column : table.columns()) {
            html.append("<th scope=\"col\"%s>%s</th>".formatted(side(column), Markup.escape(column.title())));
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String start = i == 0 ? "th scope=\"row\"" : "td";
                String end = i == 0 ? "th" : "td";
                html.append(
                        "<%s%s>%s</%s>".formatted(start, side(table.columns().get(i)), Markup.escape(row.get(i)), end));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n</div>\n");
        return this;
    }

    /** A drawing with its caption. */
    public HtmlContent figure(Drawing drawing, String caption) {
        html.append("<figure>\n").append(Svg.element(drawing));
        html.append("<figcaption>").append(Markup.escape(caption)).append("</figcaption>\n</figure>\n");
        return this;
    }

    String html() {
        return html.toString();
    }

    private static String side(Table.Column column) {
        return column.alignment() == Table.Alignment.RIGHT ? " class=\"number\"" : "";
    }
}
