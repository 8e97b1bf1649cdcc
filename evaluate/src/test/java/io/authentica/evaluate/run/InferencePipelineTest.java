package io.authentica.evaluate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.detect.FakeProbability;
import io.authentica.evaluate.FakeDetector;
import io.authentica.evaluate.report.HandMade;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class InferencePipelineTest {

    private static final int IMAGES = 500;

    /** Counts the images that are prepared and not yet scored. */
    private static final class Heard implements InferencePipeline.Listener<Integer, Integer> {

        final AtomicInteger alive = new AtomicInteger();
        final AtomicInteger mostAlive = new AtomicInteger();
        final List<Integer> order = new ArrayList<>();

        InferencePipeline.Prepared<Integer> prepare(Integer image) {
            mostAlive.accumulateAndGet(alive.incrementAndGet(), Math::max);
            return new InferencePipeline.Prepared<>(image, List.of(new float[] {0.5f}));
        }

        @Override
        public void scored(Integer image, Integer facts, List<FakeProbability> probabilities) {
            assertThat(facts).isEqualTo(image);
            assertThat(probabilities).hasSize(1);
            alive.decrementAndGet();
            order.add(image);
        }

        @Override
        public void unreadable(Integer image, String reason) {
            throw new AssertionError(image + " is unreadable: " + reason);
        }
    }

    @Test
    void holdsNoMoreThanABatchBeyondWhatIsDecodedAhead() throws Exception {
        Heard heard = new Heard();
        try (InferencePipeline<Integer, Integer> pipeline = new InferencePipeline<>(
                new FakeDetector(HandMade.model()), 1, String::valueOf, heard::prepare, heard)) {
            for (int i = 0; i < IMAGES; i++) {
                pipeline.accept(i);
            }
            pipeline.finish();
        }

        assertThat(heard.mostAlive)
                .hasValueBetween(
                        InferencePipeline.BATCH_INPUTS,
                        InferencePipeline.AHEAD_INPUTS + InferencePipeline.BATCH_INPUTS);
        assertThat(heard.order).hasSize(IMAGES).isSorted();
    }

    @Test
    void namesTheImageAtWhichItBroke() throws Exception {
        Heard heard = new Heard();
        try (InferencePipeline<Integer, Integer> pipeline = new InferencePipeline<>(
                new FakeDetector(HandMade.model()),
                1,
                image -> "image " + image,
                image -> {
                    throw new IllegalArgumentException("of our own making");
                },
                heard)) {
            pipeline.accept(7);

            assertThatThrownBy(pipeline::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("while preparing image 7: java.lang.IllegalArgumentException: of our own making");
        }
    }
}
