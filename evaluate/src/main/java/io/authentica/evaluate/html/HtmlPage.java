package io.authentica.evaluate.html;

import io.authentica.evaluate.draw.Ink;
import io.authentica.evaluate.draw.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A page of sections with a list of them. Its policy forbids a browser to load or run anything, whatever a mistake of ours might let
 * into it.
 */
public final class HtmlPage {

    private static final String STYLE_SHEET = "page.css";

    private final String title;
    private final String lead;
    private final List<Section> sections = new ArrayList<>();

    private record Section(String id, String title, HtmlContent content) {}

    /** @param lead what the page says, in a sentence */
    public HtmlPage(String title, String lead) {
        this.title = title;
        this.lead = lead;
    }

    /** @param id letters and hyphens, unique on the page */
    public HtmlPage section(String id, String sectionTitle, HtmlContent content) {
        if (!id.matches("[a-z][a-z-]*")
                || sections.stream().anyMatch(section -> section.id().equals(id))) {
            throw new IllegalArgumentException("id must be new and of small letters and hyphens but was " + id);
        }
        sections.add(new Section(id, sectionTitle, content));
        return this;
    }

    /** The whole file, the same for the same content. */
    public String render() {
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
        for (Section section : sections) {
            html.append("<li><a href=\"#%s\">%s</a></li>\n".formatted(section.id(), Markup.escape(section.title())));
        }
        html.append("</ol>\n</nav>\n<main id=\"content\">\n");
        for (Section section : sections) {
            html.append("<section aria-labelledby=\"%s\">\n".formatted(section.id()));
            html.append("<h2 id=\"%s\">%s</h2>\n".formatted(section.id(), Markup.escape(section.title())));
            html.append(section.content().html()).append("</section>\n");
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String styleSheet() {
        try (InputStream css = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(STYLE_SHEET))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + STYLE_SHEET + " of this program", failure);
        }
    }
}
