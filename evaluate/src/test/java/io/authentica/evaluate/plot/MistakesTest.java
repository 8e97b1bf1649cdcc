package io.authentica.evaluate.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Label;
import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.score.Prediction;
import java.util.List;
import org.junit.jupiter.api.Test;

class MistakesTest {

    @Test
    void putsTheMostConfidentFirstAndEqualOnesByTheirIds() {
        List<Prediction> predictions = List.of(
                HandMade.prediction("c.png", Label.FAKE, "flux", 0.3),
                HandMade.prediction("b.png", Label.FAKE, "flux", 0.1),
                HandMade.prediction("right.png", Label.FAKE, "flux", 0.9),
                HandMade.prediction("a.png", Label.FAKE, "flux", 0.3),
                HandMade.prediction("real.png", Label.REAL, "clothing", 0.8),
                HandMade.prediction("threshold.png", Label.FAKE, "flux", 0.5));

        assertThat(Mistakes.ranked(predictions, Label.FAKE))
                .extracting(mistake -> mistake.image().path())
                .containsExactly("b.png", "a.png", "c.png", "threshold.png");
        assertThat(Mistakes.ranked(predictions, Label.REAL))
                .extracting(mistake -> mistake.image().path())
                .containsExactly("real.png");
    }

    @Test
    void confidenceIsTheProbabilityOfTheVerdict() {
        assertThat(Mistakes.confidence(HandMade.prediction("a", Label.FAKE, "flux", 0.25)))
                .isEqualTo(0.75);
        assertThat(Mistakes.confidence(HandMade.prediction("a", Label.REAL, "flux", 0.875)))
                .isEqualTo(0.875);
    }
}
