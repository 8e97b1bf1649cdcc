package io.authentica.evaluate.html;

import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Ink;
import io.authentica.evaluate.draw.Markup;
import io.authentica.evaluate.draw.Svg;
import io.authentica.evaluate.text.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A page of sections with a list of them. Everything that goes in is text of unknown origin, and all of it comes out as text. The page's
 * policy forbids a browser to load or run anything, whatever a mistake of ours might let into it.
 */
final class HtmlPage {

    private static final String STYLE_SHEET = "page.css";

    private final String title;
    private final String lead;
    private final Map<String, String> sections = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();

    /** @param lead what the page says, in a sentence */
    HtmlPage(String title, String lead) {
        this.title = title;
        this.lead = lead;
    }

    /**
     * Begins a section.
     *
     * @param id letters and hyphens, unique on the page
     */
    void section(String id, String name) {
        if (!id.matches("[a-z][a-z-]*") || sections.containsKey(id)) {
            throw new IllegalArgumentException("id must be new and of small letters and hyphens but was " + id);
        }
        body.append(sections.isEmpty() ? "" : "</section>\n");
        sections.put(id, name);
        body.append("<section aria-labelledby=\"%s\">\n".formatted(id));
        body.append("<h2 id=\"%s\">%s</h2>\n".formatted(id, Markup.escape(name)));
    }

    void heading(String text) {
        body.append("<h3>").append(Markup.escape(text)).append("</h3>\n");
    }

    void paragraph(String text) {
        body.append("<p>").append(Markup.escape(text)).append("</p>\n");
    }

    /** A list of lines; nothing where there are none. */
    void list(List<String> lines) {
        if (!lines.isEmpty()) {
            body.append("<ul>\n");
            for (String line : lines) {
                body.append("<li>").append(Markup.escape(line)).append("</li>\n");
            }
            body.append("</ul>\n");
        }
    }

    /** A link to a file of ours beside the page. */
    void fileLink(String name, String text) {
        if (!name.matches("[a-z.-]+")) {
            throw new IllegalArgumentException("name must be that of a file of ours but was " + name);
        }
        body.append("<p><a href=\"%s\">%s</a></p>\n".formatted(name, Markup.escape(text)));
    }

    /**
     * A table, which scrolls by itself where it is wider than the page. The first cell of each row is its heading.
     *
     * @param caption what it shows
     */
    void table(String caption, Table table) {
        String name = Markup.escape(caption);
        // The keyboard reaches what scrolls only if it can be focused.
        body.append("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n".formatted(name));
        body.append("<table>\n<caption>").append(name).append("</caption>\n<thead>\n<tr>");
        for (Table.Column column : table.columns()) {
            body.append("<th scope=\"col\"%s>%s</th>".formatted(side(column), Markup.escape(column.title())));
        }
        body.append("</tr>\n</thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            body.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String cell = Markup.escape(row.get(i));
                String side = side(table.columns().get(i));
                body.append((i == 0 ? "<th scope=\"row\"%s>%s</th>" : "<td%s>%s</td>").formatted(side, cell));
            }
            body.append("</tr>\n");
        }
        body.append("</tbody>\n</table>\n</div>\n");
    }

    /** A drawing with its caption. */
    void figure(Drawing drawing, String caption) {
        body.append("<figure>\n").append(Svg.element(drawing));
        body.append("<figcaption>").append(Markup.escape(caption)).append("</figcaption>\n</figure>\n");
    }

    /** The whole file, the same for the same content. */
    String render() {
        String name = Markup.escape(title);
        StringBuilder html = new StringBuilder();
        html.append("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
                form-action 'none'">
                <meta name="referrer" content="no-referrer">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>
                %s@media screen and (prefers-color-scheme: dark) {
                %s}
                </style>
                </head>
                <body>
                <a class="skip" href="#content">Skip to the content</a>
                <header>
                <h1>%s</h1>
                <p class="lead">%s</p>
                </header>
                <nav aria-labelledby="contents">
                <h2 id="contents">Contents</h2>
                <ol>
                """.formatted(name, styleSheet(), Ink.darkRules("  "), name, Markup.escape(lead)));
        sections.forEach((id, section) ->
                html.append("<li><a href=\"#%s\">%s</a></li>\n".formatted(id, Markup.escape(section))));
        html.append("</ol>\n</nav>\n<main id=\"content\">\n").append(body);
        html.append(sections.isEmpty() ? "" : "</section>\n");
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String side(Table.Column column) {
        return column.alignment() == Table.Alignment.RIGHT ? " class=\"number\"" : "";
    }

    private static String styleSheet() {
        try (InputStream css = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(STYLE_SHEET))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + STYLE_SHEET + " of this program", failure);
        }
    }
}
