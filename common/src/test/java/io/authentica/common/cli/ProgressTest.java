package io.authentica.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long MILLISECOND = 1_000_000;

    private final List<String> lines = new ArrayList<>();
    private long nanoTime = 5_000 * MILLISECOND;

    @Test
    void saysSpeedAndTimeLeftEveryTenSeconds() {
        try (Progress progress = new Progress.Lines("prepare", "images", 400, () -> nanoTime, lines::add)) {
            nanoTime += 9_999 * MILLISECOND;
            progress.step(50);
            assertThat(lines).isEmpty();

            nanoTime += MILLISECOND;
            progress.step(50);
            assertThat(lines).containsExactly("prepare: 100 of 400 images, 10.0/s, 30 s left");

            nanoTime += 10_000 * MILLISECOND;
            progress.step(200);
            assertThat(lines).last().isEqualTo("prepare: 300 of 400 images, 15.0/s, 7 s left");
            nanoTime += 5_000 * MILLISECOND;
            progress.step(100);
        }

        assertThat(lines).hasSize(3).last().isEqualTo("prepare: 400 of 400 images in 25.0 s");
    }

    @Test
    void addsTheLatestMessageToEveryLine() {
        try (Progress progress = new Progress.Lines("epoch 1", "images", 40, () -> nanoTime, lines::add)) {
            progress.message("loss 0.7");
            progress.message("loss 0.6");
            nanoTime += 10_000 * MILLISECOND;
            progress.step(20);
            progress.message("loss 0.5");
            nanoTime += 1_000 * MILLISECOND;
        }

        assertThat(lines)
                .containsExactly(
                        "epoch 1: 20 of 40 images, 2.0/s, 10 s left, loss 0.6",
                        "epoch 1: 20 of 40 images in 11.0 s, loss 0.5");
    }

    @Test
    void saysNoTimeLeftBeforeAnythingIsDone() {
        try (Progress progress = new Progress.Lines("read", "rows", 7, () -> nanoTime, lines::add)) {
            nanoTime += 10_000 * MILLISECOND;
            progress.step(0);
        }

        assertThat(lines).containsExactly("read: 0 of 7 rows, 0.0/s", "read: 0 of 7 rows in 10.0 s");
    }
}
