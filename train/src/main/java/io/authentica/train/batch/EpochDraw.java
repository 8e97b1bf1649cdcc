package io.authentica.train.batch;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.train.random.RandomStream;
import io.authentica.train.random.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A sampler and the split that it draws from: how many of which images, before any epoch is drawn. */
final class EpochDraw {

    /** Images that are alike to the sampler, and how many of them an epoch gets. */
    @SuppressWarnings("ArrayRecordComponent") // neither compared nor handed out
    private record Group(int[] indices, int wanted) {}

    /** The groups of a class, and how many images an epoch gets of what they give together. */
    private record ClassDraw(List<Group> groups, int wanted) {}

    private final List<ClassDraw> classes;

    /** @throws UserException if the sampler does not fit the split */
    EpochDraw(Sampler sampler, List<Sample> samples) {
        sampler.check(samples.stream().map(Sample::generator).collect(Collectors.toSet()));
        List<List<Group>> groups = Arrays.stream(Label.values())
                .map(label -> groups(sampler, label, samples))
                .toList();
        int reals = wanted(groups.get(Label.REAL.index()));
        int fakes = wanted(groups.get(Label.FAKE.index()));
        if (Math.min(reals, fakes) == 0 && sampler.classes() != ClassBalance.AS_IS) {
            throw new UserException("sampler.classes: an epoch must have images of both classes to be balanced but has "
                    + reals + " real and " + fakes + " fake");
        }
        classes = groups.stream()
                .map(ofClass -> new ClassDraw(
                        ofClass,
                        switch (sampler.classes()) {
                            case AS_IS -> wanted(ofClass);
                            case SUBSAMPLE -> Math.min(reals, fakes);
                            case OVERSAMPLE -> Math.max(reals, fakes);
                        }))
                .toList();
    }

    /** How many images an epoch has. */
    int length() {
        return classes.stream().mapToInt(ClassDraw::wanted).sum();
    }

    /**
     * The images of an epoch in their order.
     *
     * @param epoch from 0
     * @return indices of samples
     */
    int[] order(long seed, int epoch) {
        SplittableRandom random = RandomStream.of(seed, Purpose.ORDER, epoch);
        int[] order = new int[length()];
        int filled = 0;
        for (ClassDraw draw : classes) {
            int[] ofClass = new int[wanted(draw.groups())];
            int filledOfClass = 0;
            for (Group group : draw.groups()) {
                take(group.indices(), group.wanted(), random, ofClass, filledOfClass);
                filledOfClass += group.wanted();
            }
            take(ofClass, draw.wanted(), random, order, filled);
            filled += draw.wanted();
        }
        // From one order whatever the groups: an epoch of all images is then shuffled alike by every sampler.
        Arrays.sort(order);
        Shuffle.all(order, random);
        return order;
    }

    /** Each of {@code from} as often as it fits into {@code wanted}, then random ones of them, none twice. */
    private static void take(int[] from, int wanted, SplittableRandom random, int[] into, int offset) {
        int[] shuffled = from;
        if (from.length > 0 && wanted % from.length != 0) {
            shuffled = from.clone();
            Shuffle.all(shuffled, random);
        }
        for (int i = 0; i < wanted; i++) {
            into[offset + i] = shuffled[i % shuffled.length];
        }
    }

    private static int wanted(List<Group> groups) {
        return groups.stream().mapToInt(Group::wanted).sum();
    }

    private static List<Group> groups(Sampler sampler, Label label, List<Sample> samples) {
        Map<String, List<Integer>> byGenerator = new TreeMap<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            if (sample.label() == label) {
                byGenerator
                        .computeIfAbsent(sample.generator(), name -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Group> groups = new ArrayList<>();
        byGenerator.forEach((generator, indices) -> groups.add(new Group(
                indices.stream().mapToInt(Integer::intValue).toArray(),
                sampler.wanted(label, generator, indices.size()))));
        return groups;
    }
}
