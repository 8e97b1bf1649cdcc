package io.authentica.train.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** In which batches the samples of a split are visited. */
public final class EpochOrder {

    private static final long EPOCH_STRIDE = 0xD1342543DE82EF95L;

    private EpochOrder() {}

    /**
     * Every sample once, in an order that depends on seed and epoch alone (Fisher-Yates), without the last batch if that is
     * not full: BatchNorm would weigh its few images more than the others.
     *
     * @return indices of samples, by batch
     */
    public static List<List<Integer>> shuffled(int samples, int batchSize, long seed, int epoch) {
        SplittableRandom random = new SplittableRandom(seed + EPOCH_STRIDE * (epoch + 1));
        int[] order = IntStream.range(0, samples).toArray();
        for (int i = samples - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return batches(IntStream.of(order).boxed().toList(), batchSize).stream()
                .filter(batch -> batch.size() == batchSize)
                .toList();
    }

    /** Every sample once, in the data set's order. */
    public static List<List<Integer>> sequential(int samples, int batchSize) {
        return batches(IntStream.range(0, samples).boxed().toList(), batchSize);
    }

    private static List<List<Integer>> batches(List<Integer> order, int batchSize) {
        return IntStream.range(0, (order.size() + batchSize - 1) / batchSize)
                .mapToObj(i -> order.subList(i * batchSize, Math.min(order.size(), (i + 1) * batchSize)))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
