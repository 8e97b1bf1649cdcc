package io.authentica.train.data;

import io.authentica.common.cli.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a data set on disk from a source; goes on where an earlier run was interrupted. */
final class Preparation {

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);
    private static final int IMAGES_IN_FLIGHT_PER_THREAD = 2;

    private Preparation() {}

    /**
     * Prepares the data set.
     *
     * @return the text of its {@code summary.md}
     */
    static String run(PrepareOptions options) throws IOException {
        return run(options, openSource(options), ImageCheck.byDecoding());
    }

    static Source openSource(PrepareOptions options) throws IOException {
        return OpenFakeDirectory.isOne(options.source(), options.config())
                ? OpenFakeDirectory.open(options.source(), options.config(), options.seed())
                : ImageFolder.open(options.source(), options.seed());
    }

    static String run(PrepareOptions options, Source source, ImageCheck check) throws IOException {
        Path out = options.out();
        Journal journal = Journal.open(out, describe(options, source));
        if (journal.isComplete()) {
            log.info("{} is complete already: nothing to do", out);
        } else {
            prepareParts(options, source, journal, check);
            new Assembly(out, journal, source.parts()).run();
            journal.discard();
        }
        return Files.readString(out.resolve(Assembly.SUMMARY), StandardCharsets.UTF_8);
    }

    private static void prepareParts(PrepareOptions options, Source source, Journal journal, ImageCheck check)
            throws IOException {
        List<Source.Part> parts = source.parts();
        log.info("reading the rows of {} parts ({})", parts.size(), source.fingerprint());
        Selection selection = Selection.choose(source, options.quotas(), options.seed());
        try (Workers workers = new Workers(options.threads());
                Progress progress = Progress.start("prepare", "images", selection.count(), options.quiet())) {
            PartPreparer preparer =
                    new PartPreparer(journal, check, workers, IMAGES_IN_FLIGHT_PER_THREAD * options.threads());
            for (int i = 0; i < parts.size(); i++) {
                int part = i;
                if (journal.isDone(part)) {
                    progress.step(selection.count(part));
                } else if (selection.count(part) == 0) {
                    journal.finishPart(part, List.of());
                } else {
                    journal.finishPart(
                            part, preparer.prepare(parts.get(part), row -> selection.contains(part, row), progress));
                }
            }
        }
    }

    /** All that decides what the data set holds. */
    private static Map<String, String> describe(PrepareOptions options, Source source) {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("--source", source.fingerprint());
        description.put("--config", options.config());
        description.put("--per-generator", text(options.quotas().perGenerator()));
        description.put("--reals", text(options.quotas().reals()));
        description.put("--seed", Long.toString(options.seed()));
        return description;
    }

    private static String text(OptionalInt quota) {
        return quota.isPresent() ? Integer.toString(quota.getAsInt()) : "all";
    }
}
