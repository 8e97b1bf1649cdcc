package io.authentica.train.batch;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which images of the training split an epoch has. They are drawn from (seed, epoch) alone, and there are as many in every
 * epoch, so that the learning rate's schedule is known in advance and a run can go on from any place.
 */
public sealed interface Sampler {

    /** How many images an epoch gets of a generator's, or of a source of real images, that has {@code images}. */
    int wanted(Label label, String generator, int images);

    /** What is then done about the balance of classes. */
    ClassBalance classes();

    /**
     * Refuses a split that the sampler was not meant for.
     *
     * @param generators of the training split, sources of real images among them
     * @throws UserException names the key, what it says and what there is
     */
    default void check(Set<String> generators) {}

    /** Every image once. */
    record Shuffled() implements Sampler {
        @Override
        public int wanted(Label label, String generator, int images) {
            return images;
        }

        @Override
        public ClassBalance classes() {
            return ClassBalance.AS_IS;
        }
    }

    /**
     * As many real images as fakes.
     *
     * @param classes {@code subsample} or {@code oversample}
     */
    record Balanced(ClassBalance classes) implements Sampler {
        public Balanced {
            if (classes == ClassBalance.AS_IS) {
                throw new IllegalArgumentException("classes must be subsample or oversample but was as-is");
            }
        }

        @Override
        public int wanted(Label label, String generator, int images) {
            return images;
        }
    }

    /**
     * At most so many fakes of each generator, others in each epoch; all real images.
     *
     * @param perGenerator at least 1
     */
    record Capped(int perGenerator, ClassBalance classes) implements Sampler {
        public Capped {
            if (perGenerator < 1) {
                throw new IllegalArgumentException("per_generator must be at least 1 but was " + perGenerator);
            }
        }

        @Override
        public int wanted(Label label, String generator, int images) {
            return label == Label.FAKE ? Math.min(perGenerator, images) : images;
        }
    }

    /**
     * The images of a generator, or of a source of real images, more or less often: weight 1 is each once an epoch, 0.25 a
     * quarter of them, others in each epoch, 2.5 each twice and half of them a third time.
     *
     * @param weights by the names in the data set's column {@code model}, each in [0, 1000]; what is not named has weight 1
     */
    record Weighted(Map<String, Double> weights, ClassBalance classes) implements Sampler {
        private static final double MAX_WEIGHT = 1000;

        public Weighted {
            weights = Map.copyOf(weights);
            weights.forEach((generator, weight) -> {
                if (!(weight >= 0 && weight <= MAX_WEIGHT)) {
                    throw new IllegalArgumentException(
                            "weights must be in [0, 1000] but that of " + generator + " was " + weight);
                }
            });
        }

        @Override
        public int wanted(Label label, String generator, int images) {
            return Math.toIntExact(Math.round(weights.getOrDefault(generator, 1.0) * images));
        }

        @Override
        public void check(Set<String> generators) {
            TreeSet<String> unknown = new TreeSet<>(weights.keySet());
            unknown.removeAll(generators);
            if (!unknown.isEmpty()) {
                throw new UserException("sampler.weights must name generators of the training split ("
                        + String.join(", ", new TreeSet<>(generators)) + ") but names " + String.join(", ", unknown));
            }
        }
    }
}
