package io.authentica.train.loop;

import io.authentica.common.cli.UserException;
import io.authentica.common.metrics.BinaryMetrics;
import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.common.metrics.RankingMetrics;
import io.authentica.train.batch.Batch;
import io.authentica.train.batch.BatchSource;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The validation split through the network as it will be served: no augmentation, BatchNorm by its running statistics. Only the arithmetic
 * is that of training: bfloat16 where the recipe has it, and weights that are not rounded for a package yet.
 */
final class Validator {

    private final TrainingSession session;
    private final BatchSource images;

    /**
     * What validation came to.
     *
     * @param loss mean cross entropy
     * @param auc empty when only one class is there
     * @param verdicts at 0.5
     */
    record Result(double loss, OptionalDouble auc, BinaryMetrics verdicts) {}

    Validator(TrainingSession session, BatchSource images) {
        this.session = session;
        this.images = images;
    }

    /**
     * Scores every image of the split.
     *
     * @param batches indices of samples; together {@code samples} of them
     * @param betweenBatches may throw to end it
     * @throws UserException at a logit that is no finite number
     */
    Result run(List<List<Integer>> batches, int samples, Runnable betweenBatches) {
        Scores scores = new Scores(samples);
        images.load(batches, batch -> {
            betweenBatches.run();
            scores.add(batch, session.logits(batch.images()));
        });
        return scores.result();
    }

    /** Collects what the network says of each image. */
    private static final class Scores {

        private final double[] fakeProbabilities;
        private final boolean[] isFake;
        private final boolean[] calledFake;
        private int count;
        private double lossSum;

        Scores(int samples) {
            fakeProbabilities = new double[samples];
            isFake = new boolean[samples];
            calledFake = new boolean[samples];
        }

        void add(Batch batch, float[] logits) {
            long[] labels = batch.labels();
            for (int i = 0; i < labels.length; i++) {
                double fakeMinusReal = (double) logits[2 * i + 1] - logits[2 * i];
                if (!Double.isFinite(fakeMinusReal)) {
                    throw new UserException(batch.samples().get(i).fileName()
                            + ": in validation the network's logits must be finite but were " + logits[2 * i] + " and "
                            + logits[2 * i + 1] + ": the last steps of training went out of bounds");
                }
                boolean fake = labels[i] == 1;
                // -log of the softmax of the right class, written so that large logits do not overflow.
                double against = fake ? -fakeMinusReal : fakeMinusReal;
                lossSum += Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)));
                calledFake[count] = fakeMinusReal > 0;
                fakeProbabilities[count] = 1 / (1 + Math.exp(-fakeMinusReal));
                isFake[count] = fake;
                count++;
            }
        }

        Result result() {
            return new Result(
                    lossSum / count,
                    RankingMetrics.rocAuc(fakeProbabilities, isFake),
                    new BinaryMetrics(ConfusionMatrix.of(calledFake, isFake)));
        }
    }
}
