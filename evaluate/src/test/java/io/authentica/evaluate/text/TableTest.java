package io.authentica.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.evaluate.text.Table.Column;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void padsColumnsToTheirWidestCell() {
        Table table = new Table(
                List.of(Column.text("name"), Column.number("n"), Column.text("more")),
                List.of(List.of("a", "1000", "x"), List.of("longer", "7", "")));

        assertThat(table.text()).isEqualTo("""
                        name       n  more
                        a       1000  x
                        longer     7
                        """);
        assertThat(table.markdown()).isEqualTo("""
                        | name | n | more |
                        |---|---:|---|
                        | a | 1000 | x |
                        | longer | 7 |  |
                        """);
    }

    @Test
    void keepsACellInItsLineWhateverItHolds() {
        Table table = new Table(List.of(Column.text("name")), List.of(List.of("a|b\nc\u001b[2J\u2028\u202e<b>_d_e*")));

        assertThat(table.text()).isEqualTo("name\na|b\\nc\\u001b[2J\\u2028\\u202e<b>_d_e*\n");
        assertThat(table.markdown())
                .isEqualTo("| name |\n|---|\n| a\\|b\\\\nc\\\\u001b\\[2J\\\\u2028\\\\u202e\\<b\\>\\_d_e\\* |\n");
    }

    @Test
    void turnsRowsIntoColumns() {
        Table table = new Table(
                List.of(Column.text("generator"), Column.number("clean"), Column.number("web")),
                List.of(List.of("flux", "1", "2"), List.of("sdxl", "3", "4"), List.of("all", "5", "6")));

        assertThat(table.transposed("condition").markdown()).isEqualTo("""
                        | condition | flux | sdxl | all |
                        |---|---|---|---|
                        | clean | 1 | 3 | 5 |
                        | web | 2 | 4 | 6 |
                        """);
    }

    @Test
    void givesLatexNoCommandToRun() {
        Table table = new Table(
                List.of(Column.text("95 % interval"), Column.number("n")),
                List.of(List.of("\\input{x} a_b~^&#$<>|", "7"), List.of("0.1000-0.2000, flux-1", "8")));

        assertThat(table.latex("Caption.", "tab:x")).isEqualTo("""
                        \\begin{table}
                        \\centering
                        \\caption{Caption.}
                        \\label{tab:x}
                        \\resizebox{\\ifdim\\width>\\textwidth\\textwidth\\else\\width\\fi}{!}{%
                        \\begin{tabular}{lr}
                        \\toprule
                        95 \\% interval & n \\\\
                        \\midrule
                        \\textbackslash{}input\\{x\\} a\\_b\\textasciitilde{}\\textasciicircum{}\\&\\#\\$\
                        \\textless{}\\textgreater{}\\textbar{} & 7 \\\\
                        0.1000--0.2000, flux-1 & 8 \\\\
                        \\bottomrule
                        \\end{tabular}}
                        \\end{table}
                        """);
    }

    @Test
    void takesTimeInProportionToItsRows() {
        Table table = new Table(
                List.of(Column.text("file"), Column.text("verdict")),
                Collections.nCopies(40_000, List.of("some/file.jpg", "FAKE")));

        long before = processorNanoseconds();
        String text = table.text();

        // In proportion to the square of the rows it is a minute. The time of the thread does not grow on a busy
        // machine.
        assertThat(processorNanoseconds() - before).isLessThan(5_000_000_000L);
        assertThat(text.lines()).hasSize(40_001);
    }

    private static long processorNanoseconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void rejectsARowOfAnotherWidth() {
        assertThatThrownBy(() -> new Table(List.of(Column.text("a")), List.of(List.of("1", "2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row must have 1 cells but has 2");
    }
}
