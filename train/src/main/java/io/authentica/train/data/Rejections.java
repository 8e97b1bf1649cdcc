package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts rows that cannot be used, and says when there are too many: as soon as more are counted than the bound allows of all rows
 * that will have been attempted in the end, so that what it says does not depend on the order in which they are read.
 */
final class Rejections {

    private final String what;
    private final MaxRejected bound;
    private final long planned;
    private final Map<String, Long> reasons = new TreeMap<>();
    private long attempted;
    private long rejected;

    /**
     * @param what is counted, in the plural
     * @param planned how many will be attempted
     */
    Rejections(String what, MaxRejected bound, long planned) {
        this.what = what;
        this.bound = bound;
        this.planned = planned;
    }

    void add(List<PreparedRow> rows) {
        attempted += rows.size();
        for (PreparedRow row : rows) {
            if (row instanceof PreparedRow.Rejected unusable) {
                rejected++;
                reasons.merge(unusable.reason(), 1L, Long::sum);
            }
        }
    }

    /** Adds rows of which the others, which can be used, are not looked at one by one. */
    void addRejected(List<PreparedRow> unusable) {
        add(unusable);
        attempted = planned;
    }

    boolean tooMany() {
        return !bound.allows(rejected, planned);
    }

    /** @param listing where they are listed */
    UserException failure(Path listing) {
        String commonest = reasons.entrySet().stream()
                .max(Comparator.<Map.Entry<String, Long>>comparingLong(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
                .orElse("");
        String soFar = attempted < planned ? " attempted so far, of " + planned + " in all," : "";
        return new UserException(String.format(
                Locale.ROOT,
                "%d of %d %s%s cannot be used, more than --max-rejected=%s allows; most often: %s; %s lists them; to go on"
                        + " with a data set without them, raise --max-rejected",
                rejected,
                attempted,
                what,
                soFar,
                bound,
                commonest,
                listing));
    }
}
