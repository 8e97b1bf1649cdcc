package io.authentica.train.audit;

import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Trains the {@link Probe}'s classifiers, on all images, on each split, and on one split for another. */
final class ProbeRunner {

    /** With fewer, some folds have hardly any image of a class. */
    private static final int MIN_PER_CLASS = 20;

    private final List<Scanned.Image> images;
    private final Groups groups;
    private final long seed;
    private final List<Probe.Result> results = new ArrayList<>();
    private final List<Probe.Skipped> skipped = new ArrayList<>();

    ProbeRunner(List<Scanned.Image> images, Groups groups, long seed) {
        this.images = images;
        this.groups = groups;
        this.seed = seed;
    }

    /** @param groups of the images' indices; images of one are never on both sides of a cross-validation */
    static Probe run(List<Scanned.Image> images, Groups groups, long seed) {
        ProbeRunner runner = new ProbeRunner(images, groups, seed);
        runner.crossValidate("all", IntStream.range(0, images.size()).toArray());
        for (Split split : Split.values()) {
            runner.crossValidate(split.id(), runner.members(split));
        }
        for (Split target : List.of(Split.VALIDATION, Split.TEST)) {
            runner.transfer("train to " + target.id(), runner.members(Split.TRAIN), runner.members(target));
        }
        return new Probe(Probe.FOLDS, Probe.PENALTY, Probe.THRESHOLD, runner.results, runner.skipped);
    }

    private int[] members(Split split) {
        return IntStream.range(0, images.size())
                .filter(i -> images.get(i).sample().split() == split)
                .toArray();
    }

    private void crossValidate(String scope, int[] members) {
        if (isLargeEnough(scope, members)) {
            add(scope, features -> crossValidated(members, features));
        }
    }

    /** Scores every image by a classifier that was trained on the other folds. */
    AucEstimate.Scores crossValidated(int[] members, List<HeaderFeature> features) {
        boolean[] isFake = isFake(members);
        int[] clusters = clusters(members);
        int[] folds = Folds.assign(clusters, isFake, Probe.FOLDS, seed);
        double[] scores = new double[members.length];
        for (int fold = 0; fold < Probe.FOLDS; fold++) {
            int held = fold;
            int[] training = IntStream.range(0, members.length)
                    .filter(i -> folds[i] != held)
                    .map(i -> members[i])
                    .toArray();
            int[] tested = IntStream.range(0, members.length)
                    .filter(i -> folds[i] == held)
                    .toArray();
            double[] foldScores = fitAndScore(
                    features,
                    training,
                    Arrays.stream(tested).map(i -> members[i]).toArray());
            for (int i = 0; i < tested.length; i++) {
                scores[tested[i]] = foldScores[i];
            }
        }
        return new AucEstimate.Scores(scores, isFake, clusters, folds);
    }

    private void transfer(String scope, int[] training, int[] tested) {
        if (isLargeEnough(scope, training) && isLargeEnough(scope, tested)) {
            add(
                    scope,
                    features -> AucEstimate.Scores.ofOneFold(
                            fitAndScore(features, training, tested), isFake(tested), clusters(tested)));
        }
    }

    private interface Trial {
        AucEstimate.Scores run(List<HeaderFeature> features);
    }

    private void add(String scope, Trial trial) {
        AucEstimate.Scores together = trial.run(HeaderFeature.all());
        boolean ranked = hasFoldWithBothClasses(together);
        if (!ranked) {
            skipped.add(new Probe.Skipped(scope, "duplicates tie the images of a class together"));
            return;
        }
        List<Probe.FeatureAuc> alone = new ArrayList<>();
        for (HeaderFeature feature : HeaderFeature.all()) {
            alone.add(new Probe.FeatureAuc(feature.name(), AucEstimate.of(trial.run(List.of(feature)))));
        }
        // Stable: features of one area stay in the order of the report.
        alone.sort(Comparator.comparingDouble(
                        (Probe.FeatureAuc single) -> single.estimate().auc())
                .reversed());
        AucEstimate estimate = AucEstimate.of(together);
        int clusterCount = (int) Arrays.stream(together.clusters()).distinct().count();
        results.add(new Probe.Result(scope, clusterCount, estimate, alone, Probe.isAlarming(estimate), together));
    }

    private static boolean hasFoldWithBothClasses(AucEstimate.Scores scores) {
        boolean[][] seen = new boolean[Probe.FOLDS][2];
        for (int i = 0; i < scores.scores().length; i++) {
            seen[scores.folds()[i]][scores.isFake()[i] ? 1 : 0] = true;
        }
        return Arrays.stream(seen).anyMatch(classes -> classes[0] && classes[1]);
    }

    private double[] fitAndScore(List<HeaderFeature> features, int[] training, int[] tested) {
        FeatureEncoding encoding = FeatureEncoding.fit(
                features,
                Arrays.stream(training).mapToObj(i -> images.get(i).header()).toList());
        LogisticRegression regression = LogisticRegression.fit(
                new LogisticRegression.Examples(rows(encoding, training), isFake(training), encoding.columns()),
                Probe.PENALTY);
        return Arrays.stream(rows(encoding, tested))
                .mapToDouble(regression::logOdds)
                .toArray();
    }

    private int[][] rows(FeatureEncoding encoding, int[] members) {
        return Arrays.stream(members)
                .mapToObj(i -> encoding.encode(images.get(i).header()))
                .toArray(int[][]::new);
    }

    private boolean[] isFake(int[] members) {
        boolean[] isFake = new boolean[members.length];
        for (int i = 0; i < members.length; i++) {
            isFake[i] = images.get(members[i]).sample().label() == Label.FAKE;
        }
        return isFake;
    }

    private int[] clusters(int[] members) {
        return Arrays.stream(members).map(groups::of).toArray();
    }

    private boolean isLargeEnough(String scope, int[] members) {
        LabelCounts counts = LabelCounts.of(
                Arrays.stream(members).mapToObj(i -> images.get(i).sample()).toList());
        if (Math.min(counts.real(), counts.fake()) >= MIN_PER_CLASS) {
            return true;
        }
        skipped.add(new Probe.Skipped(
                scope,
                "needs " + MIN_PER_CLASS + " images of each class but has " + counts.real() + " real and "
                        + counts.fake() + " fake"));
        return false;
    }
}
