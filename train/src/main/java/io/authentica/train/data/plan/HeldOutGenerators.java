package io.authentica.train.data.plan;

import io.authentica.common.data.Split;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tests on generators that training never sees, as OpenFake's authors do for version 2: a held-out generator's images go to test
 * whatever split they are published in; images by a generator whose name merely contains a held-out name, or the family of one,
 * are dropped, since they may be its variants; other generators' images that are published in test are dropped, since training
 * has seen their like. Real images keep their splits.
 *
 * @param generators normalised names
 */
public record HeldOutGenerators(SortedSet<String> generators) implements SplitPolicy {

    /** Those of OpenFake's version 2 (its code's {@code build_of_splits.py}). */
    public static final HeldOutGenerators OF_VERSION_2 = new HeldOutGenerators(List.of(
            "gpt-image-1.5",
            "gpt-image-2",
            "nano-banana-pro",
            "flux.2-klein-9b",
            "sora-2",
            "z-image-turbo",
            "illustrious",
            "lumina-17-2-25",
            "aurora-20-1-25",
            "frames-23-1-25",
            "halfmoon-4-4-25",
            "recraft-v2",
            "recraft-v3",
            "ideogram-2.0",
            "midjourney-7",
            "veo-3",
            "seedream-v5.0",
            "ernie-image-turbo",
            "ernie-image",
            "wan-video-2.5"));

    /** Names of families by those of generators; a family's other members resemble the one that is held out. */
    private static final Map<String, String> FAMILIES = Map.of("z-image-turbo", "z-image");

    /** @param generators as their user writes them */
    public HeldOutGenerators(Collection<String> generators) {
        this(generators.stream().map(RowKind::normalised).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public Map<RowKind, Placement> place(Collection<RowKind> kinds) {
        return SplitPolicy.placeEach(kinds, this::place);
    }

    private Placement place(RowKind kind) {
        if (!kind.isFake()) {
            return new Placement.In(kind.published());
        }
        if (generators.contains(kind.generator())) {
            return new Placement.In(Split.TEST);
        }
        if (resemblesHeldOut(kind.generator())) {
            return new Placement.Dropped(DropReason.NEAR_HELD_OUT);
        }
        return kind.published() == Split.TEST
                ? new Placement.Dropped(DropReason.SEEN_IN_TEST)
                : new Placement.In(kind.published());
    }

    private boolean resemblesHeldOut(String generator) {
        return generators.stream().anyMatch(name -> generator.contains(FAMILIES.getOrDefault(name, name)));
    }

    @Override
    public boolean keepsPromptsApart() {
        return true;
    }

    @Override
    public String describe() {
        return "generators held out for test: " + String.join(", ", generators);
    }
}
