package io.authentica.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.cli.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private static final EpochRow ROW =
            new EpochRow(2, 3e-4, 0.45, 0.5, 0.91, 0.82, OptionalDouble.of(12.5), OptionalDouble.of(60));

    private final List<String> shown = new ArrayList<>();
    private long seconds;

    private final class Recorder implements Progress {

        @Override
        public void step(long count) {
            shown.add("+" + count);
        }

        @Override
        public void message(String text) {
            shown.add(text);
        }

        @Override
        public void close() {
            shown.add("closed");
        }
    }

    private ConsoleProgress console(int epochs) {
        return new ConsoleProgress(epochs, 100, () -> seconds * 1_000_000_000, (task, images) -> {
            shown.add(task + ", " + images + " images");
            return new Recorder();
        });
    }

    @Test
    void saysTheMeanLossAndTheTimeLeftOfTheWholeRun() {
        ConsoleProgress console = console(3);
        console.beginEpoch(1, 0);
        seconds += 4;
        console.step(40, 0.5);
        seconds += 5;
        console.step(60, 1.0);

        // 60 images of this epoch and 200 of others at 10 a second; then 200 at 100 / 9 a second.
        assertThat(shown)
                .containsExactly(
                        "epoch 1 of 3, 100 images",
                        "loss 0.5000, run: about 26 s left",
                        "+40",
                        "loss 0.8000, run: about 18 s left",
                        "+60");
    }

    @Test
    void countsValidationOnceItsTimeIsKnown() {
        ConsoleProgress console = console(4);
        console.beginEpoch(2, 0);
        seconds += 8;
        console.step(100, 0.45);
        console.validating();
        seconds += 52;
        console.endEpoch(ROW);
        console.beginEpoch(3, 0);
        seconds += 4;
        console.step(50, 0.4);

        String figures = "train loss 0.4500, validation loss 0.5000, AUC 0.9100, balanced accuracy 0.8200,"
                + " learning rate 3.00e-04, 12.5 images/s";
        // Two epochs of 8 s and 52 s; then half an epoch of 4 s, one of 8 s and two validations.
        assertThat(shown)
                .containsSubsequence("validating", figures + ", run: about 2 min 00 s left", "closed")
                .endsWith("loss 0.4000, run: about 1 min 56 s left", "+50");
    }

    @Test
    void saysNoTimeLeftAfterTheLastEpoch() {
        ConsoleProgress console = console(2);
        console.beginEpoch(2, 0);
        seconds += 10;
        console.step(100, 0.45);
        console.endEpoch(ROW);

        assertThat(shown).last().isEqualTo("closed");
        assertThat(shown.get(shown.size() - 2)).endsWith("12.5 images/s");
    }

    @Test
    void measuresSpeedWithoutValidationAndTimeWithIt() {
        ConsoleProgress console = console(2);
        console.beginEpoch(1, 0);
        assertThat(console.imagesPerSecond()).isZero();
        seconds += 8;
        console.step(100, 0.45);
        console.validating();
        seconds += 2;

        assertThat(console.imagesPerSecond()).isEqualTo(12.5);
        assertThat(console.epochSeconds()).isEqualTo(10);
    }

    @Test
    void countsOnlyWhatIsLeftOfAnEpochThatGoesOn() {
        ConsoleProgress console = console(2);
        console.beginEpoch(1, 60);
        seconds += 4;
        console.step(20, 0.5);

        // 20 images of this epoch and 100 of the other at 5 a second.
        assertThat(shown).containsExactly("epoch 1 of 2, 40 images", "loss 0.5000, run: about 24 s left", "+20");
    }

    @Test
    void leavesOutASpeedThatIsNotKnown() {
        EpochRow row = new EpochRow(2, 3e-4, 0.45, 0.5, 0.91, 0.82, OptionalDouble.empty(), OptionalDouble.empty());

        assertThat(ConsoleProgress.line(row)).endsWith("learning rate 3.00e-04");
        assertThat(ConsoleProgress.line(ROW)).endsWith("learning rate 3.00e-04, 12.5 images/s");
    }

    @Test
    void closesOnceAlsoInTheMiddleOfAnEpoch() {
        ConsoleProgress console = console(2);
        console.beginEpoch(1, 0);
        console.close();
        console.close();

        assertThat(shown).containsExactly("epoch 1 of 2, 100 images", "closed");
    }
}
