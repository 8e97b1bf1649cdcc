package io.authentica.evaluate.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the condition that takes the differences between file formats away and little else. */
final class UniformCondition {

    private static final Pattern JPEG = Pattern.compile("jpeg:(\\d{1,3})");

    private UniformCondition() {}

    /**
     * The JPEG condition with the highest quality.
     *
     * @param conditions that there are
     * @param own the report's, which is no re-encoding
     */
    static Optional<String> among(Collection<String> conditions, String own) {
        return conditions.stream()
                .filter(condition ->
                        !condition.equals(own) && JPEG.matcher(condition).matches())
                .max(Comparator.comparingInt(UniformCondition::quality));
    }

    private static int quality(String condition) {
        Matcher matcher = JPEG.matcher(condition);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
