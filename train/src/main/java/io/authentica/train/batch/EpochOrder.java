package io.authentica.train.batch;

import io.authentica.common.data.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * In which batches the samples of a split are visited. A batch that is not full is left out: BatchNorm would weigh its few
 * images more than the others.
 */
public final class EpochOrder {

    private final EpochDraw draw;
    private final int batchSize;
    private final long seed;

    /**
     * Prepares the orders of all epochs of a run.
     *
     * @param samples the training split
     * @throws io.authentica.common.cli.UserException if the sampler does not fit the split
     */
    public EpochOrder(Sampler sampler, List<Sample> samples, int batchSize, long seed) {
        this.draw = new EpochDraw(sampler, samples);
        this.batchSize = batchSize;
        this.seed = seed;
    }

    /** How many images an epoch draws, those of a last batch that is not full included. */
    public int imagesPerEpoch() {
        return draw.length();
    }

    /** The same in every epoch. */
    public int batchesPerEpoch() {
        return draw.length() / batchSize;
    }

    /**
     * The batches of an epoch.
     *
     * @param epoch from 0
     * @return indices of samples, by batch; the list from any position on is what is left of the epoch there
     */
    public List<List<Integer>> batches(int epoch) {
        List<Integer> order = boxed(draw.order(seed, epoch));
        return batches(order.subList(0, batchesPerEpoch() * batchSize), batchSize);
    }

    /** Every sample once, in the data set's order. */
    public static List<List<Integer>> sequential(int samples, int batchSize) {
        return batches(IntStream.range(0, samples).boxed().toList(), batchSize);
    }

    private static List<Integer> boxed(int[] order) {
        return IntStream.of(order).boxed().toList();
    }

    private static List<List<Integer>> batches(List<Integer> order, int batchSize) {
        return IntStream.range(0, (order.size() + batchSize - 1) / batchSize)
                .mapToObj(i -> order.subList(i * batchSize, Math.min(order.size(), (i + 1) * batchSize)))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
