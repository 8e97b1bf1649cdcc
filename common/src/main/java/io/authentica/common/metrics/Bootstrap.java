package io.authentica.common.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures slices of a data set and how much chance there is in what is measured.
 *
 * <p>The bootstrap is stratified: a resample draws, with replacement, as many reals from the pool and as many fakes from the slice as
 * there are. All slices share the draw of the pool. Every draw depends on the seed, its number and its slice's name alone, so the
 * values depend neither on the number of threads nor on which other slices there are.
 *
 * <p>Images are sorted once. A resample is then a count for each image, and one pass over the counts gives all metrics.
 *
 * @param seed of all draws
 * @param resamples how many there are, at least 0
 * @param threads how many work at it, at least 1
 */
public record Bootstrap(long seed, int resamples, int threads) {

    private static final String POOL = "reals";
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    public Bootstrap {
        if (resamples < 0 || threads < 1) {
            throw new IllegalArgumentException(
                    "resamples must be at least 0 and threads at least 1 but were " + resamples + " and " + threads);
        }
    }

    /**
     * @param pool names the pool of reals, and with the seed its draws
     * @param reals the pool that all slices share
     * @param slices of fakes
     * @param thresholds above which an image is called fake
     * @return what is measured of each slice, in their order
     */
    public List<SliceValues> measure(String pool, ScoreList reals, List<Slice> slices, List<Double> thresholds)
            throws InterruptedException {
        List<Ranking> rankings =
                slices.stream().map(slice -> new Ranking(reals, slice.fakes())).toList();
        List<SliceValues> values = new Worker(pool, reals, slices, rankings, thresholds).measureSample();
        ResampleThreads.run(resamples, threads, () -> {
            Worker worker = new Worker(pool, reals, slices, rankings, thresholds);
            return resample -> worker.measureResample(resample, values);
        });
        return values;
    }

    /** What one thread needs. */
    private final class Worker {

        private final long poolPurpose;
        private final ScoreList reals;
        private final List<Slice> slices;
        private final List<Ranking> rankings;
        private final List<Double> thresholds;
        private final ClassDraw realDraw;
        private final ClassDraw fakeDraw;
        private final double[] measured = new double[Metric.values().length];

        Worker(String pool, ScoreList reals, List<Slice> slices, List<Ranking> rankings, List<Double> thresholds) {
            this.poolPurpose = purpose(POOL, pool);
            this.reals = reals;
            this.slices = slices;
            this.rankings = rankings;
            this.thresholds = thresholds;
            this.realDraw = new ClassDraw(reals.size());
            this.fakeDraw = new ClassDraw(slices.stream()
                    .mapToInt(slice -> slice.fakes().size())
                    .max()
                    .orElse(0));
        }

        List<SliceValues> measureSample() {
            Resample.identity(realDraw.counts, reals.size());
            realDraw.sum(reals);
            List<SliceValues> values = new ArrayList<>();
            for (Ranking ranking : rankings) {
                Resample.identity(fakeDraw.counts, ranking.fakes().size());
                fakeDraw.sum(ranking.fakes());
                ranking.measure(realDraw, fakeDraw, measured);
                List<ConfusionMatrix> matrices = thresholds.stream()
                        .map(threshold -> ranking.matrix(threshold, realDraw, fakeDraw))
                        .toList();
                values.add(new SliceValues(resamples, matrices, measured));
            }
            return values;
        }

        void measureResample(int number, List<SliceValues> values) {
            Resample.draw(realDraw.counts, reals.size(), seed, poolPurpose, number);
            realDraw.sum(reals);
            for (int i = 0; i < rankings.size(); i++) {
                Ranking ranking = rankings.get(i);
                long purpose = purpose("fakes", slices.get(i).name());
                Resample.draw(fakeDraw.counts, ranking.fakes().size(), seed, purpose, number);
                fakeDraw.sum(ranking.fakes());
                ranking.measure(realDraw, fakeDraw, measured);
                values.get(i).store(number, measured);
                for (int threshold = 0; threshold < thresholds.size(); threshold++) {
                    values.get(i)
                            .store(number, threshold, ranking.matrix(thresholds.get(threshold), realDraw, fakeDraw));
                }
            }
        }
    }

    private static long purpose(String what, String name) {
        return GOLDEN_GAMMA * (31L * what.hashCode() + name.hashCode());
    }
}
