package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import io.authentica.train.random.RandomStream;
import io.authentica.train.random.RandomStream.Purpose;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One of several chains of augmentations, drawn by weight: a picture on the web has come one way or the other. The steps of
 * a chain have randomness of their own, as those of a recipe have.
 *
 * @param choices the chains; not empty
 */
public record OneOf(List<Choice> choices) implements Augmentation {

    /**
     * A chain and how often it is taken.
     *
     * @param weight at least 0; its probability is its share of the sum of weights
     * @param steps in this order; none leaves the picture as it is
     */
    public record Choice(double weight, List<Augmentation> steps) {
        public Choice {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight must be at least 0 but was " + weight);
            }
            steps = List.copyOf(steps);
        }
    }

    public OneOf {
        choices = List.copyOf(choices);
        Ranges.notEmpty("choices", choices);
        if (!(sum(choices) > 0)) {
            throw new IllegalArgumentException("choices must have a weight above 0 among them");
        }
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        List<Augmentation> steps = draw(random.nextDouble() * sum(choices)).steps();
        long seed = random.nextLong();
        RgbImage changed = image;
        for (int step = 0; step < steps.size(); step++) {
            changed = steps.get(step).apply(changed, RandomStream.of(seed, Purpose.NESTED, step));
        }
        return changed;
    }

    private Choice draw(double point) {
        double end = 0;
        Choice last = choices.get(0);
        for (Choice choice : choices) {
            if (choice.weight() > 0) {
                last = choice;
                end += choice.weight();
                if (point < end) {
                    return choice;
                }
            }
        }
        return last;
    }

    private static double sum(List<Choice> choices) {
        return choices.stream().mapToDouble(Choice::weight).sum();
    }
}
