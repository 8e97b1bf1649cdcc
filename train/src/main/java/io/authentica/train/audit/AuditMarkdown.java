package io.authentica.train.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes {@code audit.md}: findings first, tables after. */
final class AuditMarkdown {

    private static final int MAX_LISTED = 20;

    private final StringBuilder text = new StringBuilder();
    private final AuditReport report;

    private AuditMarkdown(AuditReport report) {
        this.report = report;
    }

    /** @param plots names of the files beside {@code audit.md} */
    static String render(AuditReport report, List<String> plots) {
        AuditMarkdown markdown = new AuditMarkdown(report);
        markdown.head();
        markdown.probe();
        markdown.composition();
        markdown.headers();
        markdown.duplicates();
        markdown.prompts();
        markdown.unreadable();
        markdown.plots(plots);
        return markdown.text.toString();
    }

    private void head() {
        AuditReport.Figures figures = report.figures();
        text.append("# Audit of a data set\n\n")
                .append(figures.images())
                .append(" images, ")
                .append(figures.unreadable().size())
                .append(" of them unreadable. Manifest ")
                .append(report.manifestSha256())
                .append(", seed ")
                .append(report.seed())
                .append(". Intervals are 95 %.\n\n## Findings\n\n");
        for (Finding finding : report.findings()) {
            text.append("- **")
                    .append(finding.weight().name().toLowerCase(Locale.ROOT))
                    .append("** ")
                    .append(Markdown.escape(finding.text()))
                    .append('\n');
        }
        text.append('\n');
    }

    private void probe() {
        Probe probe = report.figures().probe();
        text.append("## Shortcut probe\n\n")
                .append("Logistic regression (L2 penalty ")
                .append(probe.penalty())
                .append(") on one-hot values and quantile bins of what headers say; ")
                .append(probe.folds())
                .append("-fold cross-validation in which no duplicate or near duplicate is on both sides.\n\n");
        List<List<String>> rows = probe.results().stream()
                .map(result -> List.of(
                        result.scope(),
                        String.valueOf(result.estimate().real()),
                        String.valueOf(result.estimate().fake()),
                        String.valueOf(result.groups()),
                        Findings.figures(result.estimate()),
                        Findings.strongest(result.features())))
                .toList();
        text.append(Markdown.table(
                List.of("scope", "real", "fake", "groups", "ROC AUC", "strongest features alone"), rows));
        List<String> titles = new ArrayList<>(List.of("feature alone"));
        probe.results().forEach(result -> titles.add(result.scope()));
        if (!probe.results().isEmpty()) {
            text.append(Markdown.table(titles, features(probe)));
        }
    }

    private static List<List<String>> features(Probe probe) {
        List<List<String>> rows = new ArrayList<>();
        for (Probe.FeatureAuc feature : probe.results().get(0).features()) {
            List<String> row = new ArrayList<>(List.of(feature.feature()));
            for (Probe.Result result : probe.results()) {
                result.features().stream()
                        .filter(other -> other.feature().equals(feature.feature()))
                        .forEach(other -> row.add(Findings.figures(other.estimate())));
            }
            rows.add(row);
        }
        return rows;
    }

    private void composition() {
        Composition composition = report.figures().composition();
        text.append("## Classes and generators\n\n");
        List<List<String>> rows = new ArrayList<>();
        composition
                .splits()
                .forEach((split, counts) ->
                        rows.add(List.of(split, String.valueOf(counts.real()), String.valueOf(counts.fake()))));
        text.append(Markdown.table(List.of("split", "real", "fake"), rows));
        List<List<String>> generators = new ArrayList<>();
        for (Composition.Generator generator : composition.generators()) {
            List<String> row = new ArrayList<>(List.of(generator.name(), generator.label()));
            generator.splits().values().forEach(count -> row.add(String.valueOf(count)));
            row.add(String.join(", ", generator.types()));
            row.add(String.join(", ", generator.releaseDates()));
            generators.add(row);
        }
        text.append(Markdown.table(
                List.of("generator or source", "label", "train", "validation", "test", "type", "release date"),
                generators));
    }

    private void headers() {
        text.append("## Headers\n\n");
        for (HeaderTables.Table table : report.figures().headers().categories()) {
            if (table.distinct() > 1) {
                headers(table);
            }
        }
        List<List<String>> rows = report.figures().headers().quantities().stream()
                .map(summary -> List.of(
                        summary.feature(),
                        summary.label(),
                        String.valueOf(summary.images()),
                        quantity(summary.min()),
                        quantity(summary.q25()),
                        quantity(summary.median()),
                        quantity(summary.q75()),
                        quantity(summary.max())))
                .toList();
        text.append(
                Markdown.table(List.of("quantity", "label", "images", "min", "25 %", "median", "75 %", "max"), rows));
    }

    private void headers(HeaderTables.Table table) {
        List<List<String>> rows = new ArrayList<>();
        for (HeaderTables.Row value : table.rows().stream().limit(MAX_LISTED).toList()) {
            List<String> row = new ArrayList<>(List.of(
                    value.value().isBlank() ? "(none)" : value.value(),
                    String.valueOf(value.all().real()),
                    String.valueOf(value.all().fake())));
            value.splits().values().forEach(counts -> row.add(counts.real() + " / " + counts.fake()));
            rows.add(row);
        }
        text.append(Markdown.table(
                List.of(
                        table.feature(),
                        "real",
                        "fake",
                        "train real / fake",
                        "validation real / fake",
                        "test real / fake"),
                rows));
        if (table.distinct() > rows.size()) {
            text.append("The ")
                    .append(rows.size())
                    .append(" most frequent of ")
                    .append(table.distinct())
                    .append(" values.\n\n");
        }
    }

    private void duplicates() {
        Duplicates duplicates = report.figures().duplicates();
        text.append("## Duplicates\n\nPairs; `near-duplicates.csv` lists them");
        if (duplicates.exact().total() + duplicates.near().total() > Duplicates.MAX_LISTED) {
            text.append(", ").append(Duplicates.MAX_LISTED).append(" of them");
        }
        text.append(". Mirrored, rotated or heavily cropped copies are not found.\n\n");
        List<List<String>> rows = new ArrayList<>();
        rows.add(pairs("same bytes", duplicates.exact()));
        rows.add(pairs("near", duplicates.near()));
        text.append(Markdown.table(
                List.of(
                        "kind",
                        "one split, one label",
                        "one split, both labels",
                        "two splits, one label",
                        "two splits, both labels",
                        "images",
                        "images across splits",
                        "images across labels"),
                rows));
    }

    private static List<String> pairs(String kind, PairCounts pairs) {
        return List.of(
                kind,
                String.valueOf(pairs.sameSplitSameLabel()),
                String.valueOf(pairs.sameSplitOtherLabel()),
                String.valueOf(pairs.otherSplitSameLabel()),
                String.valueOf(pairs.otherSplitOtherLabel()),
                String.valueOf(pairs.images()),
                String.valueOf(pairs.imagesAcrossSplits()),
                String.valueOf(pairs.imagesAcrossLabels()));
    }

    private void prompts() {
        SharedPrompts prompts = report.figures().prompts();
        text.append("## Prompts\n\n")
                .append(prompts.withPrompt())
                .append(" images have one; ")
                .append(prompts.distinct())
                .append(" are different after normalisation. Tokens: ")
                .append(Markdown.escape(prompts.tokens()))
                .append(". `shared-prompts.csv` lists those that cross splits or labels.\n\n");
        text.append(Markdown.table(
                List.of("shared", "across splits", "across labels"),
                List.of(
                        List.of(
                                "prompts",
                                String.valueOf(prompts.acrossSplits().prompts()),
                                String.valueOf(prompts.acrossLabels().prompts())),
                        List.of(
                                "images",
                                String.valueOf(prompts.acrossSplits().images()),
                                String.valueOf(prompts.acrossLabels().images())),
                        List.of(
                                "pairs of similar prompts",
                                String.valueOf(prompts.nearAcrossSplits()),
                                String.valueOf(prompts.nearAcrossLabels())))));
    }

    private void unreadable() {
        List<AuditReport.UnreadableFile> files = report.figures().unreadable();
        if (!files.isEmpty()) {
            text.append("## Unreadable images\n\n");
            text.append(Markdown.table(
                    List.of("file", "reason"),
                    files.stream()
                            .limit(MAX_LISTED)
                            .map(file -> List.of(file.fileName(), file.reason()))
                            .toList()));
            if (files.size() > MAX_LISTED) {
                text.append("audit.json has all ").append(files.size()).append(".\n\n");
            }
        }
    }

    private void plots(List<String> plots) {
        text.append("## Plots\n");
        plots.forEach(plot ->
                text.append("\n![").append(plot).append("](").append(plot).append(")\n"));
    }

    private static String quantity(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
