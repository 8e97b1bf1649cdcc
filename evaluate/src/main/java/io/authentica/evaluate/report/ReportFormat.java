package io.authentica.evaluate.report;

import io.authentica.evaluate.text.Table;
import java.util.List;

/** What a report for people is written as. Text may hold anything and is made harmless here. */
public interface ReportFormat {

    /**
     * Begins a section.
     *
     * @param id of small letters and hyphens, unique in the report
     */
    void section(String id, String title);

    /** Begins a part of the section. */
    void heading(String title);

    void paragraph(String text);

    /** @param caption what the table shows, for formats in which tables have captions */
    void table(String caption, Table table);

    /** One item a line; nothing where there are none. */
    void list(List<String> lines);

    /** The plot of this name, where there is one. */
    void figure(String name);
}
