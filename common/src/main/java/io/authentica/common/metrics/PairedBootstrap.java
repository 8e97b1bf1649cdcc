package io.authentica.common.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares two detectors on the same images. A resample draws images within each class, and both detectors are measured on the images
 * that were drawn, so that what makes images hard for both cancels out.
 *
 * @param seed of all draws
 * @param resamples how many there are, at least 0
 * @param threads how many work at it, at least 1; the result does not depend on it
 */
public record PairedBootstrap(long seed, int resamples, int threads) {

    private static final long REALS = 0x5EA15L;
    private static final long FAKES = 0xFA4E5L;

    /**
     * What one of the detectors says.
     *
     * @param realProbabilities of the real images, in the same order for both detectors
     * @param fakeProbabilities of the fakes, likewise
     * @param threshold above which an image is called fake
     */
    @SuppressWarnings("ArrayRecordComponent") // a million scores; never compared
    public record Scores(double[] realProbabilities, double[] fakeProbabilities, double threshold) {}

    /**
     * A metric of both.
     *
     * @param first of the first detector; NaN where undefined
     * @param second of the second; NaN where undefined
     * @param differences second minus first in each resample
     */
    @SuppressWarnings("ArrayRecordComponent") // neither compared nor handed out
    private record Pair(double first, double second, double[] differences) {}

    /** The metrics of both detectors and how they differ. */
    public static final class Comparison {

        private final Map<Metric, Pair> pairs = new EnumMap<>(Metric.class);

        /** Of the first detector; empty where undefined. */
        public OptionalDouble first(Metric metric) {
            return present(pair(metric).first());
        }

        /** Of the second detector; empty where undefined. */
        public OptionalDouble second(Metric metric) {
            return present(pair(metric).second());
        }

        /** Where second minus first would lie with other images. */
        public Optional<Interval> difference(Metric metric) {
            return first(metric).isEmpty() || second(metric).isEmpty()
                    ? Optional.empty()
                    : Interval.percentiles(pair(metric).differences());
        }

        private Pair pair(Metric metric) {
            return Objects.requireNonNull(pairs.get(metric), metric::key);
        }

        private static OptionalDouble present(double value) {
            return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    public Comparison compare(Scores first, Scores second) throws InterruptedException {
        if (first.realProbabilities().length != second.realProbabilities().length
                || first.fakeProbabilities().length != second.fakeProbabilities().length) {
            throw new IllegalArgumentException("both detectors must have scored the same images");
        }
        Side firstSide = new Side(first);
        Side secondSide = new Side(second);
        Comparison comparison = new Comparison();
        Worker sample = new Worker(firstSide, secondSide);
        sample.measureSample();
        for (Metric metric : Metric.values()) {
            comparison.pairs.put(
                    metric,
                    new Pair(
                            sample.first.measured[metric.column()],
                            sample.second.measured[metric.column()],
                            new double[resamples]));
        }
        ResampleThreads.run(resamples, threads, () -> {
            Worker worker = new Worker(firstSide, secondSide);
            return resample -> worker.measureResample(resample, comparison.pairs);
        });
        return comparison;
    }

    /** One detector's images in its own order. */
    private static final class Side {

        private final double threshold;
        private final ScoreList reals;
        private final ScoreList fakes;
        private final int[] realPlaces;
        private final int[] fakePlaces;
        private final Ranking ranking;

        Side(Scores scores) {
            threshold = scores.threshold();
            reals = ScoreList.of(false, scores.realProbabilities());
            fakes = ScoreList.of(true, scores.fakeProbabilities());
            realPlaces = reals.placesOf(scores.realProbabilities());
            fakePlaces = fakes.placesOf(scores.fakeProbabilities());
            ranking = new Ranking(reals, fakes);
        }
    }

    /** One detector in one thread. */
    private static final class Measurement {

        private final Side side;
        private final ClassDraw realDraw;
        private final ClassDraw fakeDraw;
        private final double[] measured = new double[Metric.values().length];

        Measurement(Side side) {
            this.side = side;
            this.realDraw = new ClassDraw(side.reals.size());
            this.fakeDraw = new ClassDraw(side.fakes.size());
        }

        void measure(byte[] realCounts, byte[] fakeCounts) {
            place(realCounts, side.realPlaces, realDraw.counts);
            place(fakeCounts, side.fakePlaces, fakeDraw.counts);
            realDraw.sum(side.reals);
            fakeDraw.sum(side.fakes);
            side.ranking.measure(realDraw, fakeDraw, measured);
            BinaryMetrics verdicts = new BinaryMetrics(side.ranking.matrix(side.threshold, realDraw, fakeDraw));
            for (Metric metric : Metric.of(Metric.Kind.VERDICT)) {
                measured[metric.column()] = verdicts.value(metric).orElse(Double.NaN);
            }
        }

        private static void place(byte[] counts, int[] places, byte[] placed) {
            for (int image = 0; image < places.length; image++) {
                placed[places[image]] = counts[image];
            }
        }
    }

    /** What one thread needs. */
    private final class Worker {

        private final Measurement first;
        private final Measurement second;
        private final byte[] realCounts;
        private final byte[] fakeCounts;

        Worker(Side firstSide, Side secondSide) {
            this.first = new Measurement(firstSide);
            this.second = new Measurement(secondSide);
            this.realCounts = new byte[firstSide.reals.size()];
            this.fakeCounts = new byte[firstSide.fakes.size()];
        }

        void measureSample() {
            Resample.identity(realCounts, realCounts.length);
            Resample.identity(fakeCounts, fakeCounts.length);
            measure();
        }

        void measureResample(int number, Map<Metric, Pair> pairs) {
            Resample.draw(realCounts, realCounts.length, seed, REALS, number);
            Resample.draw(fakeCounts, fakeCounts.length, seed, FAKES, number);
            measure();
            pairs.forEach((metric, pair) ->
                    pair.differences()[number] = second.measured[metric.column()] - first.measured[metric.column()]);
        }

        private void measure() {
            first.measure(realCounts, fakeCounts);
            second.measure(realCounts, fakeCounts);
        }
    }
}
