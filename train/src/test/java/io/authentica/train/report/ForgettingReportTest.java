package io.authentica.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.train.report.ForgettingRow.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingReportTest {

    private static final double BEFORE_THRESHOLD = 0.5;
    private static final double AFTER_THRESHOLD = 0.7;

    private final List<ScoredImage> before = new ArrayList<>();
    private final List<ScoredImage> after = new ArrayList<>();

    private ForgettingReport example() {
        add(Label.FAKE, "new", new PairedCounts(2, 0, 16, 2));
        add(Label.FAKE, "old_one", new PairedCounts(6, 12, 0, 2));
        add(Label.FAKE, "same", new PairedCounts(10, 0, 1, 9));
        add(Label.REAL, "camera", new PairedCounts(1, 0, 1, 8));
        add(Label.REAL, "scan", new PairedCounts(0, 0, 0, 10));
        return report();
    }

    @Test
    void tellsGainedForgottenAndUnclearApart() {
        ForgettingReport report = example();

        assertThat(report.generators()).extracting(ForgettingRow::group).containsExactly("new", "old_one", "same");
        assertThat(report.generators())
                .extracting(ForgettingRow::finding)
                .containsExactly(Finding.HIGHER, Finding.LOWER, Finding.UNCLEAR);
        assertThat(report.generators().get(1).counts()).isEqualTo(new PairedCounts(6, 12, 0, 2));
        assertThat(report.reals().orElseThrow().counts()).isEqualTo(new PairedCounts(1, 0, 1, 18));
    }

    @Test
    void saysSoInWords() {
        String page = example().markdown();

        assertThat(page)
                .contains("before.onnx before and after.onnx after, on the same 80 images.")
                .contains("called fake above 0.5 before and above 0.7 after")
                .contains("- **Gained**: recall of new rose from 0.100 to 0.900, +0.800 (")
                .contains("- **Forgotten**: recall of old_one fell from 0.900 to 0.300, -0.600 (")
                .contains("), on 20 images.\n")
                .contains("- **Cannot be told**: whether recall changed for same (+0.050 (")
                .contains("- **Cannot be told**: whether the share of reals called fake changed (+0.050 (")
                .contains("- Of 3 intervals for generators")
                // Wilson's interval of 2 in 20 and of 18 in 20.
                .contains("| new | 20 | 0.100 (0.028 to 0.301) | 0.900 (0.699 to 0.972) | +0.800 (")
                .contains("| (all reals) | 20 | 0.050 (0.009 to 0.236) | 0.100 (0.028 to 0.301) | +0.050 (");
    }

    @Test
    void namesFalseAlarmsThatBecameMoreOrFewer() {
        add(Label.REAL, "camera", new PairedCounts(0, 0, 15, 5));
        assertThat(report().markdown())
                .contains("- **More false alarms**: the share of reals called fake rose from 0.000 to 0.750, +0.750 (");

        before.clear();
        after.clear();
        add(Label.REAL, "camera", new PairedCounts(0, 15, 0, 5));
        assertThat(report().markdown())
                .contains(
                        "- **Fewer false alarms**: the share of reals called fake fell from 0.750 to 0.000, -0.750 (");
    }

    @Test
    void writesOneCsvRowAGroup(@TempDir Path directory) throws IOException {
        example().write(directory);

        assertThat(directory.resolve("forgetting.md")).hasContent(report().markdown());
        assertThat(directory.resolve("forgetting.csv"))
                .content()
                .startsWith("group,measure,images,before,before_low,before_high,after,after_low,after_high,"
                        + "difference,difference_low,difference_high,auc_before,auc_after,finding\n"
                        + "new,recall,20,0.1,0.027")
                .contains("\nold_one,recall,20,0.9,0.69")
                .contains("\n(all reals),false_positive_rate,20,0.05,")
                .contains(",0.05,")
                .endsWith(",,,cannot be told\n")
                .hasLineCount(5);
    }

    @Test
    void ranksEachGeneratorAgainstAllReals() {
        // Before: 0.9 beats both reals, 0.3 one of them. After: 0.3 beats none, 0.4 ties with one.
        pair("a", Label.FAKE, "g", 0.9, 0.3);
        pair("b", Label.FAKE, "g", 0.3, 0.4);
        pair("c", Label.REAL, "camera", 0.2, 0.4);
        pair("d", Label.REAL, "scan", 0.4, 0.5);

        ForgettingRow row = report().generators().get(0);

        assertThat(row.aucBefore()).hasValue(0.75);
        assertThat(row.aucAfter()).hasValue(0.125);
    }

    @Test
    void callsNothingFakeAtTheThresholdItself() {
        pair("a", Label.FAKE, "g", BEFORE_THRESHOLD, Math.nextUp(AFTER_THRESHOLD));
        pair("b", Label.FAKE, "g", Math.nextUp(BEFORE_THRESHOLD), AFTER_THRESHOLD);

        ForgettingReport report = report();

        assertThat(report.generators().get(0).counts()).isEqualTo(new PairedCounts(0, 1, 1, 0));
        assertThat(report.reals()).isEmpty();
        assertThat(report.generators().get(0).aucBefore()).isEmpty();
        assertThat(report.markdown()).contains("- No reals, so nothing is known of false alarms.\n");
    }

    @Test
    void pairsImagesByNameAndNotByOrder() {
        before.add(new ScoredImage("a", Label.FAKE, "g", 0.9));
        before.add(new ScoredImage("b", Label.FAKE, "g", 0.1));
        after.add(new ScoredImage("b", Label.FAKE, "g", 0.2));
        after.add(new ScoredImage("a", Label.FAKE, "g", 0.8));

        assertThat(report().generators().get(0).counts()).isEqualTo(new PairedCounts(1, 0, 0, 1));
    }

    @Test
    void refusesDifferentImages() {
        pair("a", Label.FAKE, "g", 0.9, 0.9);
        before.add(new ScoredImage("b", Label.FAKE, "g", 0.9));
        assertThatThrownBy(this::report)
                .isInstanceOf(UserException.class)
                .hasMessage("after.onnx: must have scored the images of before.onnx but not b");

        before.remove(1);
        after.add(new ScoredImage("c", Label.FAKE, "g", 0.9));
        assertThatThrownBy(this::report)
                .isInstanceOf(UserException.class)
                .hasMessage("before.onnx: must have scored the images of after.onnx but not c");

        before.add(new ScoredImage("c", Label.REAL, "g", 0.9));
        assertThatThrownBy(this::report)
                .isInstanceOf(UserException.class)
                .hasMessage("c: must have one label and generator but was real of 'g' for before.onnx,"
                        + " fake of 'g' for after.onnx");

        before.add(new ScoredImage("a", Label.FAKE, "g", 0.9));
        assertThatThrownBy(this::report)
                .isInstanceOf(UserException.class)
                .hasMessage("before.onnx: must have scored each image once but a is there twice");
    }

    private ForgettingReport report() {
        return ForgettingReport.of(
                new ScoredModel("before.onnx", BEFORE_THRESHOLD, before),
                new ScoredModel("after.onnx", AFTER_THRESHOLD, after));
    }

    private void add(Label label, String generator, PairedCounts counts) {
        for (int i = 0; i < counts.total(); i++) {
            boolean both = i < counts.both();
            boolean onlyBefore = !both && i < counts.both() + counts.onlyBefore();
            boolean onlyAfter = !both && !onlyBefore && i < counts.total() - counts.neither();
            pair(generator + i, label, generator, both || onlyBefore ? 0.6 : 0.4, both || onlyAfter ? 0.8 : 0.6);
        }
    }

    private void pair(String name, Label label, String generator, double first, double second) {
        before.add(new ScoredImage(name, label, generator, first));
        after.add(new ScoredImage(name, label, generator, second));
    }
}
