package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import io.authentica.train.data.plan.ByReleaseDate;
import io.authentica.train.data.plan.HeldOutGenerators;
import io.authentica.train.data.plan.PlanOptions;
import io.authentica.train.data.plan.PublishedSplits;
import io.authentica.train.data.plan.Quotas;
import io.authentica.train.data.plan.ReleaseDate;
import io.authentica.train.data.plan.RowFilter;
import io.authentica.train.data.plan.SplitCounts;
import io.authentica.train.data.plan.SplitPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Which rows {@code data prepare} is to take, and for which split. */
final class SelectionOptions {

    private static final String ALL = "all";

    @Option(
            names = "--split",
            showDefaultValue = Visibility.NEVER,
            split = ",",
            paramLabel = "SPLIT",
            description = "published splits to take from: train, validation, test; default: all")
    List<String> splits = new ArrayList<>();

    @Option(
            names = "--per-generator",
            paramLabel = "N[,SPLIT=N...]",
            description = "at most N images of each generator in each split, or in the splits that are named: 500,test=350;"
                    + " default: all")
    @Nullable
    String perGenerator;

    @Option(
            names = "--reals",
            paramLabel = "M|all",
            description =
                    "at most M real images in each split; default: all, but with --per-generator as many as the split has"
                            + " AI-generated ones")
    @Nullable
    String reals;

    @Option(
            names = "--generators",
            showDefaultValue = Visibility.NEVER,
            split = ",",
            paramLabel = "NAME",
            description = "only these generators, in any case; real images are not affected")
    List<String> generators = new ArrayList<>();

    @Option(
            names = "--exclude",
            showDefaultValue = Visibility.NEVER,
            split = ",",
            paramLabel = "NAME",
            description = "not these generators")
    List<String> excluded = new ArrayList<>();

    @Option(
            names = "--released-before",
            paramLabel = "DATE",
            description =
                    "only generators with an earlier release date: 2025-03-01, 2025-03 or 2025; those without a date, or"
                            + " with one too coarse to tell, are left out")
    @Nullable
    String releasedBefore;

    @Option(
            names = "--released-after",
            paramLabel = "DATE",
            description = "only generators with a later release date: after 2025 means 2026 or later")
    @Nullable
    String releasedAfter;

    @Option(
            names = "--hold-out",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "NAME,...",
            description =
                    "all images of these generators go to test and other generators' images leave it; without names, the 20"
                            + " that version 2 of OpenFake holds out. Generators whose names contain a held-out name are dropped. Shared"
                            + " prompts are dropped as with --drop-shared-prompts")
    @Nullable
    String heldOut;

    @Option(
            names = "--test-from",
            paramLabel = "DATE",
            description =
                    "all images of generators released on DATE or later go to test, and earlier ones leave it; images without"
                            + " a date, or with one too coarse to tell, are dropped. Shared prompts are dropped as with"
                            + " --drop-shared-prompts")
    @Nullable
    String testFrom;

    @Option(
            names = "--drop-shared-prompts",
            description =
                    "drop images from train and validation whose prompt or caption occurs in test, and from train those"
                            + " whose occurs in validation, real or AI-generated; case and white space do not count")
    boolean dropSharedPrompts;

    PlanOptions planOptions() {
        RowFilter filter = new RowFilter(
                splits.isEmpty() ? Set.of(Split.values()) : splits(),
                Set.copyOf(generators),
                Set.copyOf(excluded),
                date("--released-before", releasedBefore),
                date("--released-after", releasedAfter));
        return new PlanOptions(filter, policy(), dropSharedPrompts, new Quotas(generatorQuota(), realQuota()));
    }

    private Set<Split> splits() {
        try {
            return splits.stream().map(Split::parse).collect(Collectors.toSet());
        } catch (UserException unknown) {
            throw new UserException("--split: " + unknown.getMessage(), unknown);
        }
    }

    private SplitPolicy policy() {
        if (heldOut != null && testFrom != null) {
            throw new UserException("--hold-out and --test-from must not be given together");
        }
        if (testFrom != null) {
            return new ByReleaseDate(ReleaseDate.ofOption("--test-from", testFrom));
        }
        if (heldOut == null) {
            return new PublishedSplits();
        }
        List<String> names = Arrays.stream(heldOut.split(","))
                .filter(name -> !name.isBlank())
                .toList();
        return names.isEmpty() ? HeldOutGenerators.OF_VERSION_2 : new HeldOutGenerators(names);
    }

    private Quotas.Reals realQuota() {
        if (reals == null) {
            return perGenerator == null ? new Quotas.Reals.All() : new Quotas.Reals.Balanced();
        }
        if (reals.equals(ALL)) {
            return new Quotas.Reals.All();
        }
        try {
            return new Quotas.Reals.AtMost(Integer.parseInt(reals));
        } catch (NumberFormatException noNumber) {
            throw new UserException("--reals must be a number or " + ALL + " but was " + reals, noNumber);
        }
    }

    private SplitCounts generatorQuota() {
        return perGenerator == null ? SplitCounts.UNLIMITED : SplitCounts.parse("--per-generator", perGenerator);
    }

    private static Optional<ReleaseDate> date(String option, @Nullable String text) {
        return Optional.ofNullable(text).map(given -> ReleaseDate.ofOption(option, given));
    }
}
