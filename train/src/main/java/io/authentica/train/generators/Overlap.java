package io.authentica.train.generators;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which images two data sets have in common. Prepared data sets name each image by its content, so no file is opened for it;
 * images with other names are taken for different ones.
 */
final class Overlap {

    private static final Pattern CONTENT_NAME = Pattern.compile("(?:.*/)?([0-9a-f]{24})\\.[^/.]+");

    private final Map<String, Sample> fresh = new HashMap<>();

    /**
     * Compares two data sets.
     *
     * @throws UserException if an image is in different splits of them, since one would then choose by what it trains on or test
     *     on it, or is real in one and fake in the other
     */
    static Overlap of(Manifest fresh, Manifest old) {
        Overlap overlap = new Overlap();
        for (Sample sample : fresh.samples()) {
            content(sample).ifPresent(name -> overlap.fresh.put(name, sample));
        }
        List<Sample> contradictions = old.samples().stream()
                .filter(sample -> overlap.in(sample)
                        .filter(other -> other.split() != sample.split() || other.label() != sample.label())
                        .isPresent())
                .toList();
        if (!contradictions.isEmpty()) {
            Sample first = contradictions.get(0);
            Sample other = overlap.in(first).orElseThrow();
            throw new UserException(
                    "%s and %s: an image that both have must be in the same split and class of both, but %d are not: %s is %s in %s of the first and %s in %s of the second"
                            .formatted(
                                    fresh.root(),
                                    old.root(),
                                    contradictions.size(),
                                    first.fileName(),
                                    other.label().id(),
                                    other.split().id(),
                                    first.label().id(),
                                    first.split().id()));
        }
        return overlap;
    }

    /** Whether the new data set has an image of the old one. */
    boolean isShared(Sample old) {
        return in(old).isPresent();
    }

    private Optional<Sample> in(Sample old) {
        return content(old).flatMap(name -> Optional.ofNullable(fresh.get(name)));
    }

    private static Optional<String> content(Sample sample) {
        Matcher matcher = CONTENT_NAME.matcher(sample.fileName());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
