package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.Source;
import io.authentica.train.data.plan.PlanOptions;
import io.authentica.train.data.plan.Quotas;
import io.authentica.train.data.plan.ReleaseDate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a data set is to be prepared from and how.
 *
 * @param source a directory of Parquet shards or of images, or a repository of the Hugging Face Hub
 * @param config which of OpenFake's configurations
 * @param out the data set's directory
 * @param plan which rows
 * @param shards how many files of each split to look at; empty means all
 * @param maxRejected how many rows may be unusable; may change when an interrupted preparation is continued
 * @param seed of every random choice
 * @param threads how many check images; the outcome does not depend on it
 * @param quiet whether to show no progress
 */
record PrepareOptions(
        String source,
        String config,
        Path out,
        PlanOptions plan,
        OptionalInt shards,
        Verification verification,
        MaxRejected maxRejected,
        long seed,
        int threads,
        boolean quiet) {

    /** Names of the options that decide which files are looked at, and what their metadata are. */
    static final Set<String> DECIDING_FILES = Set.of("--source", "--config", "--split", "--shards", "--seed");

    private static final String ALL = "all";

    PrepareOptions {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserException("--out must be a directory but was the file " + out);
        }
        if (!source.contains("://") && absolute(out).startsWith(absolute(Path.of(source)))) {
            throw new UserException("--out must lie outside of --source but " + out + " is in " + source);
        }
        if (threads < 1) {
            throw new UserException("--threads must be at least 1 but was " + threads);
        }
        if (shards.isPresent() && shards.getAsInt() < 1) {
            throw new UserException("--shards must be at least 1 but was " + shards.getAsInt());
        }
    }

    /** Names and values of all that decides what the data set holds. */
    Map<String, String> describe(Source opened) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("--source", opened.origin() + " (" + opened.fingerprint() + ")");
        values.put("--config", config);
        values.put(
                "--split",
                String.join(
                        ",",
                        new TreeSet<>(plan.filter().splits())
                                .stream().map(Split::id).toList()));
        values.put("--shards", text(shards));
        values.put("--generators", list(plan.filter().generators(), ALL));
        values.put("--exclude", list(plan.filter().excluded(), "none"));
        values.put("--released-before", text(plan.filter().releasedBefore()));
        values.put("--released-after", text(plan.filter().releasedAfter()));
        values.put("splits", plan.policy().describe());
        values.put("prompts kept apart", plan.keepsPromptsApart() ? "yes" : "no");
        values.put("--per-generator", plan.quotas().perGenerator().describe());
        values.put("--reals", text(plan.quotas().reals()));
        values.put("--verify", verification.id());
        values.put("--seed", Long.toString(seed));
        return values;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static String list(Set<String> names, String ifEmpty) {
        return names.isEmpty() ? ifEmpty : String.join(",", new TreeSet<>(names));
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : ALL;
    }

    private static String text(Optional<ReleaseDate> date) {
        return date.map(ReleaseDate::text).orElse("any");
    }

    private static String text(Quotas.Reals reals) {
        if (reals instanceof Quotas.Reals.AtMost limit) {
            return Integer.toString(limit.count());
        }
        return reals instanceof Quotas.Reals.Balanced ? "as many as fakes" : ALL;
    }
}
