package io.authentica.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.authentica.common.data.Label;
import io.authentica.train.report.ForgettingReport.Origin;
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

    private final List<ScoredImage> images = new ArrayList<>();

    private ForgettingReport example() {
        add(Origin.NEW, Label.FAKE, "fresh", new PairedCounts(2, 0, 16, 2));
        add(Origin.OLD, Label.FAKE, "old_one", new PairedCounts(6, 12, 0, 2));
        add(Origin.OLD, Label.FAKE, "a", new PairedCounts(10, 0, 1, 9));
        add(Origin.NEW, Label.REAL, "camera", new PairedCounts(1, 0, 1, 18));
        add(Origin.OLD, Label.REAL, "camera", new PairedCounts(0, 0, 15, 5));
        return report();
    }

    @Test
    void tellsGainedForgottenAndUnclearApart() {
        ForgettingReport report = example();

        // New ones first, then by name.
        assertThat(report.generators()).extracting(ForgettingRow::name).containsExactly("fresh", "a", "old_one");
        assertThat(report.generators())
                .extracting(ForgettingRow::finding)
                .containsExactly(Finding.HIGHER, Finding.UNCLEAR, Finding.LOWER);
        assertThat(report.generators().get(2).counts()).isEqualTo(new PairedCounts(6, 12, 0, 2));
        assertThat(report.reals())
                .extracting(ForgettingRow::origin, ForgettingRow::counts)
                .containsExactly(
                        tuple(Origin.NEW, new PairedCounts(1, 0, 1, 18)),
                        tuple(Origin.OLD, new PairedCounts(0, 0, 15, 5)),
                        tuple(Origin.BOTH, new PairedCounts(1, 0, 16, 23)));
    }

    @Test
    void saysSoInWords() {
        assertThat(ForgettingText.markdown(example()))
                .contains("Model \"before\" before and model \"after\" after, on the same 100 validation images: ")
                .contains("called fake above 0.5 before and above 0.7 after")
                .contains("- **Gained**: recall of fresh (new) rose from 0.100 to 0.900, +0.800 (")
                .contains("- **Forgotten**: recall of old_one (old) fell from 0.900 to 0.300, -0.600 (")
                .contains("), on 20 images.\n")
                .contains("- **Cannot be told**: whether recall changed for a (old) (+0.050 (")
                .contains(
                        "- **Cannot be told**: whether the share of reals of camera (new) called fake changed (+0.050 (")
                .contains("- **More false alarms**: the share of reals of camera (old) called fake rose from 0.000 to"
                        + " 0.750, +0.750 (")
                .contains(
                        "- **More false alarms**: the share of all reals called fake rose from 0.025 to 0.425, +0.400 (")
                .contains("- Of 6 intervals about one in twenty")
                // Wilson's interval of 2 in 20 and of 18 in 20.
                .contains("| fresh | new | 20 | 0.100 (0.028 to 0.301) | 0.900 (0.699 to 0.972) | +0.800 (")
                .contains("| camera | new | 20 | 0.050 (0.009 to 0.236) | 0.100 (0.028 to 0.301) | +0.050 (");
    }

    @Test
    void namesFalseAlarmsThatBecameFewer() {
        add(Origin.OLD, Label.REAL, "camera", new PairedCounts(0, 15, 0, 5));

        assertThat(ForgettingText.markdown(report()))
                .contains("- **Fewer false alarms**: the share of reals of camera (old) called fake fell from 0.750 to"
                        + " 0.000, -0.750 (")
                .doesNotContain("intervals about one in twenty");
    }

    @Test
    void keepsAGeneratorOfBothDataSetsApart() {
        add(Origin.NEW, Label.FAKE, "g", new PairedCounts(1, 0, 0, 0));
        add(Origin.OLD, Label.FAKE, "g", new PairedCounts(0, 0, 0, 2));

        assertThat(report().generators())
                .extracting(row -> row.counts().total())
                .containsExactly(1L, 2L);
    }

    @Test
    void writesOneCsvRowAGroup(@TempDir Path directory) throws IOException {
        example().write(directory);

        assertThat(directory.resolve("forgetting.md")).hasContent(ForgettingText.markdown(report()));
        assertThat(directory.resolve("forgetting.csv"))
                .content()
                .startsWith("data_set,group,measure,images,before,before_low,before_high,after,after_low,after_high,"
                        + "difference,difference_low,difference_high,auc_before,auc_after,finding\n"
                        + "new,fresh,recall,20,0.1,0.027")
                .contains("\nold,old_one,recall,20,0.9,0.69")
                .contains("\nnew,camera,false_positive_rate,20,0.05,")
                .endsWith(",,,higher\n")
                .hasLineCount(7);
    }

    @Test
    void ranksEachGeneratorAgainstAllReals() {
        // Before: 0.9 beats both reals, 0.3 one of them. After: 0.3 beats none, 0.4 ties with one.
        images.add(new ScoredImage(Origin.NEW, Label.FAKE, "g", 0.9, 0.3));
        images.add(new ScoredImage(Origin.NEW, Label.FAKE, "g", 0.3, 0.4));
        images.add(new ScoredImage(Origin.NEW, Label.REAL, "camera", 0.2, 0.4));
        images.add(new ScoredImage(Origin.OLD, Label.REAL, "scan", 0.4, 0.5));

        ForgettingRow row = report().generators().get(0);

        assertThat(row.aucBefore()).hasValue(0.75);
        assertThat(row.aucAfter()).hasValue(0.125);
    }

    @Test
    void callsNothingFakeAtTheThresholdItself() {
        images.add(new ScoredImage(Origin.NEW, Label.FAKE, "g", BEFORE_THRESHOLD, Math.nextUp(AFTER_THRESHOLD)));
        images.add(new ScoredImage(Origin.NEW, Label.FAKE, "g", Math.nextUp(BEFORE_THRESHOLD), AFTER_THRESHOLD));

        ForgettingReport report = report();

        assertThat(report.generators().get(0).counts()).isEqualTo(new PairedCounts(0, 1, 1, 0));
        assertThat(report.reals()).isEmpty();
        assertThat(report.generators().get(0).aucBefore()).isEmpty();
        assertThat(ForgettingText.markdown(report)).contains("- No reals, so nothing is known of false alarms.\n");
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> new ScoredImage(Origin.NEW, Label.FAKE, "g", 1, Double.NaN))
                .hasMessage("before and after must be in [0, 1] but were 1.0 and NaN");
        assertThatThrownBy(() -> new ScoredModel("m", 1.01)).hasMessage("threshold must be in [0, 1] but was 1.01");
    }

    private ForgettingReport report() {
        return ForgettingReport.of(
                new ScoredModel("before", BEFORE_THRESHOLD), new ScoredModel("after", AFTER_THRESHOLD), images);
    }

    private void add(Origin origin, Label label, String generator, PairedCounts counts) {
        for (int i = 0; i < counts.total(); i++) {
            boolean both = i < counts.both();
            boolean onlyBefore = !both && i < counts.both() + counts.onlyBefore();
            boolean onlyAfter = !both && !onlyBefore && i < counts.total() - counts.neither();
            images.add(new ScoredImage(
                    origin, label, generator, both || onlyBefore ? 0.6 : 0.4, both || onlyAfter ? 0.8 : 0.6));
        }
    }
}
