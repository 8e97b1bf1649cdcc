package io.authentica.train.audit;

import io.authentica.train.audit.Finding.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts figures into words, the weightiest first. */
final class Findings {

    /** A value that at least this share of one class has to itself gives that class away. */
    private static final double ONE_SIDED = 0.98;

    private static final int MIN_ONE_SIDED_IMAGES = 10;
    private static final int MAX_ONE_SIDED_SIZES = 5;
    private static final int STRONGEST_FEATURES = 3;
    private static final List<String> NAMED_BY_VALUE = List.of(
            "format",
            "coding",
            "JPEG tables",
            "JPEG table fingerprint",
            "chroma subsampling",
            "size",
            "alpha",
            "software");

    private final List<Finding> findings = new ArrayList<>();

    private Findings() {}

    static List<Finding> of(AuditReport.Figures figures) {
        Findings findings = new Findings();
        findings.probe(figures.probe());
        findings.duplicates(figures.duplicates());
        findings.files(figures);
        findings.composition(figures.composition());
        findings.oneSided(figures.headers());
        findings.prompts(figures.prompts());
        findings.names(figures.names());
        // Stable: within a weight they stay in this order.
        findings.findings.sort(Comparator.comparing(Finding::weight));
        return List.copyOf(findings.findings);
    }

    /** The features that tell classes apart best, for a sentence. */
    static String strongest(List<Probe.FeatureAuc> features) {
        return features.stream()
                .limit(STRONGEST_FEATURES)
                .map(feature ->
                        feature.feature() + " " + number(feature.estimate().auc()))
                .collect(Collectors.joining(", "));
    }

    /** {@code 0.912 (0.900-0.924)}. */
    static String figures(AucEstimate estimate) {
        return number(estimate.auc()) + " (" + number(estimate.low()) + "-" + number(estimate.high()) + ")";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void probe(Probe probe) {
        for (Probe.Result result : probe.results()) {
            String scope = result.scope().contains(" to ")
                    ? "Trained on " + result.scope().replace(" to ", " and scored on ")
                    : result.scope().equals("all") ? "Over all images" : "Within " + result.scope();
            String auc = scope + ", a classifier that sees file headers only and no pixel has ROC AUC "
                    + figures(result.estimate()) + ", n = " + result.estimate().real() + " real + "
                    + result.estimate().fake() + " fake";
            if (result.alarming()) {
                add(
                        Weight.ALARM,
                        auc + ": labels can be told from the files alone. Strongest alone: "
                                + strongest(result.features()) + ".");
            } else if (result.estimate().auc() > Probe.THRESHOLD) {
                add(Weight.WARNING, auc + ": perhaps a shortcut, perhaps chance; there are too few images to say.");
            } else {
                add(Weight.NOTE, auc + ": no shortcut above " + Probe.THRESHOLD + ".");
            }
        }
        probe.skipped()
                .forEach(skipped ->
                        add(Weight.NOTE, "No shortcut probe on " + skipped.scope() + ": it " + skipped.reason() + "."));
    }

    private void duplicates(Duplicates duplicates) {
        pairs(duplicates.exact(), "files with the same bytes");
        pairs(
                duplicates.near(),
                "near duplicates (perceptual hash, at most " + Duplicates.MAX_DISTANCE + " of 64 bits)");
        if (duplicates.uninformative() > 0) {
            add(
                    Weight.NOTE,
                    count(duplicates.uninformative(), "image")
                            + " too flat for a perceptual hash took no part in the search for near duplicates.");
        }
    }

    private void pairs(PairCounts pairs, String what) {
        if (pairs.acrossSplits() > 0) {
            add(
                    Weight.ALARM,
                    count(pairs.imagesAcrossSplits(), "image") + " have " + what + " in another split ("
                            + count(pairs.acrossSplits(), "pair") + "): what is tested was seen in training.");
        }
        if (pairs.acrossLabels() > 0) {
            add(
                    Weight.WARNING,
                    count(pairs.imagesAcrossLabels(), "image") + " have " + what
                            + " under the other label (" + pairs.sameSplitOtherLabel() + " pairs within a split, "
                            + pairs.otherSplitOtherLabel()
                            + " across splits): reconstructions and edits, or wrong labels.");
        }
        long rest = pairs.sameSplitSameLabel();
        if (rest > 0) {
            add(Weight.NOTE, count(rest, "pair") + " of " + what + " within one split and label.");
        }
        if (pairs.total() == 0) {
            add(Weight.NOTE, "No " + what + ".");
        }
    }

    private void files(AuditReport.Figures figures) {
        int unreadable = figures.unreadable().size();
        if (unreadable > 0) {
            add(
                    Weight.WARNING,
                    count(unreadable, "image") + " of " + figures.images()
                            + " cannot be read; nothing below counts them but the manifest's figures.");
        }
    }

    private void composition(Composition composition) {
        composition.splits().forEach((split, counts) -> {
            if (counts.total() > 0 && (counts.real() == 0 || counts.fake() == 0)) {
                add(
                        Weight.ALARM,
                        "Split " + split + " has " + (counts.real() == 0 ? "no reals" : "no fakes")
                                + ": nothing can be measured on it.");
            }
        });
        for (Composition.Generator generator : composition.generators()) {
            if (generator.present().size() == 1 && splitsInUse(composition) > 1) {
                add(
                        Weight.NOTE,
                        "Generator or source " + generator.name() + " (" + generator.label() + ") is only in "
                                + generator.present().get(0) + ".");
            }
            if (generator.releaseDates().size() > 1) {
                add(
                        Weight.WARNING,
                        "Generator " + generator.name() + " has "
                                + generator.releaseDates().size() + " release dates: "
                                + String.join(", ", generator.releaseDates()) + ".");
            }
        }
        composition.missing().forEach((column, counts) -> {
            if (counts.total() > 0) {
                add(Weight.NOTE, "No " + column + ": " + counts.real() + " reals, " + counts.fake() + " fakes.");
            }
        });
    }

    private static long splitsInUse(Composition composition) {
        return composition.splits().values().stream()
                .filter(counts -> counts.total() > 0)
                .count();
    }

    private void oneSided(HeaderTables headers) {
        for (HeaderTables.Table table : headers.categories()) {
            boolean metadata = !NAMED_BY_VALUE.contains(table.feature());
            table.rows().stream()
                    .filter(row -> !row.value().isEmpty() && !row.value().equals("no"))
                    .filter(row -> row.all().total() >= MIN_ONE_SIDED_IMAGES)
                    .filter(row -> Math.max(row.all().real(), row.all().fake())
                            >= ONE_SIDED * row.all().total())
                    .filter(row -> isNews(table, row, headers))
                    .limit(MAX_ONE_SIDED_SIZES)
                    .forEach(row -> add(Weight.WARNING, oneSided(table.feature(), row, metadata)));
        }
    }

    /** What holds for nearly all images is no news, and neither is what follows from the format. */
    private static boolean isNews(HeaderTables.Table table, HeaderTables.Row row, HeaderTables headers) {
        boolean others = table.rows().stream().anyMatch(other -> !other.equals(row));
        boolean followsFromFormat = table.feature().equals("coding")
                && headers.table("format").rows().stream()
                        .anyMatch(format -> row.value().startsWith(format.value())
                                && format.all().equals(row.all()));
        return others && !followsFromFormat;
    }

    private static String oneSided(String feature, HeaderTables.Row row, boolean metadata) {
        String splits = row.splits().entrySet().stream()
                .filter(split -> split.getValue().total() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        String named = metadata ? feature : feature + " " + row.value().strip();
        return "Only " + (row.all().real() > row.all().fake() ? "reals" : "fakes") + " have " + named + ": "
                + row.all().real() + " reals, " + row.all().fake() + " fakes, in " + splits + ".";
    }

    private void prompts(SharedPrompts prompts) {
        SharedPrompts.Shared shared = prompts.acrossSplits();
        if (shared.prompts() > 0) {
            add(
                    Weight.WARNING,
                    count(shared.prompts(), "prompt") + " of " + prompts.distinct()
                            + " are in more than one split (" + count(shared.images(), "image")
                            + "): what is shown repeats, if not the picture.");
        }
        if (prompts.nearAcrossSplits() > 0) {
            add(
                    Weight.NOTE,
                    count(prompts.nearAcrossSplits(), "pair")
                            + " of different but similar prompts (Jaccard similarity of tokens at least "
                            + SharedPrompts.MIN_SIMILARITY + ") are in more than one split.");
        }
        if (prompts.acrossLabels().prompts() > 0) {
            add(
                    Weight.NOTE,
                    count(prompts.acrossLabels().prompts(), "prompt") + " of " + prompts.distinct()
                            + " have both reals and fakes ("
                            + count(prompts.acrossLabels().images(), "image")
                            + "): for these, what is shown does not tell the label.");
        }
    }

    private void names(Names names) {
        for (Names.AlikePair pair : names.alike()) {
            add(
                    pair.likeness() == Names.Likeness.SPELLING ? Weight.WARNING : Weight.NOTE,
                    "Generators " + pair.first() + " (" + String.join(", ", pair.firstSplits()) + ") and "
                            + pair.second() + " (" + String.join(", ", pair.secondSplits()) + "): "
                            + pair.likeness().words() + ".");
        }
        for (List<String> spellings : names.typeSpellings()) {
            add(Weight.NOTE, "Column type spells one value in several ways: " + String.join(", ", spellings) + ".");
        }
    }

    private void add(Weight weight, String text) {
        findings.add(new Finding(weight, text));
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
