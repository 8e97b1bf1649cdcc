package io.authentica.evaluate.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.evaluate.text.Table;
import io.authentica.evaluate.text.Table.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

    private static final String HOSTILE = "\"><img src=x onerror=alert(1)>&'";
    private static final String HARMLESS = "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;&#39;";

    @Test
    void escapesEverythingThatItIsGiven() {
        HtmlPage page = new HtmlPage(HOSTILE, HOSTILE);
        page.section("a", HOSTILE);
        page.heading(HOSTILE);
        page.paragraph(HOSTILE);
        page.list(List.of(HOSTILE));
        page.table(HOSTILE, new Table(List.of(Column.text(HOSTILE)), List.of(List.of(HOSTILE))));

        String html = page.render();

        assertThat(html).doesNotContain("<img").doesNotContain(HOSTILE);
        // Title twice, lead, section twice, heading, paragraph, item, caption twice, column, cell.
        assertThat(html.split(HARMLESS.replace("(", "\\(").replace(")", "\\)"), -1))
                .hasSize(13);
    }

    @Test
    void listsItsSectionsAndClosesThem() {
        HtmlPage page = new HtmlPage("Title", "lead");
        page.section("first-part", "First");
        page.paragraph("one");
        page.section("second", "Second");

        assertThat(page.render())
                .contains("<li><a href=\"#first-part\">First</a></li>\n<li><a href=\"#second\">Second</a></li>\n")
                .contains("""
                        <section aria-labelledby="first-part">
                        <h2 id="first-part">First</h2>
                        <p>one</p>
                        </section>
                        <section aria-labelledby="second">
                        <h2 id="second">Second</h2>
                        </section>
                        </main>
                        """);
    }

    @Test
    void refusesIdsThatAreNoneOrTwice() {
        HtmlPage page = new HtmlPage("Title", "lead");
        page.section("a", "First");

        assertThatThrownBy(() -> page.section("a", "Again")).hasMessageContaining("but was a");
        assertThatThrownBy(() -> page.section("b\"", "Second")).hasMessageContaining("but was b\"");
    }

    @Test
    void linksOnlyToFilesBesideIt() {
        HtmlPage page = new HtmlPage("Title", "lead");

        assertThatThrownBy(() -> page.fileLink("https://example.org", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> page.fileLink("javascript:x", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void marksHeadingsOfColumnsAndRowsAndTheSideOfNumbers() {
        HtmlPage page = new HtmlPage("Title", "lead");
        page.table(
                "Counts", new Table(List.of(Column.text("name"), Column.number("n")), List.of(List.of("sdxl", "17"))));

        assertThat(page.render())
                .contains("<caption>Counts</caption>")
                .contains("<tr><th scope=\"col\">name</th><th scope=\"col\" class=\"number\">n</th></tr>")
                .contains("<tr><th scope=\"row\">sdxl</th><td class=\"number\">17</td></tr>");
    }
}
