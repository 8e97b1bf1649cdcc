package io.authentica.evaluate.report;

import io.authentica.evaluate.condition.Condition;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the condition that takes the differences between file formats away and little else. */
final class UniformCondition {

    private static final Pattern JPEG = Pattern.compile("jpeg:(\\d{1,3})");

    private static final String UNIFORM = new Condition.Uniform().id();

    private UniformCondition() {}

    /**
     * {@code uniform} where it is there, else the JPEG condition with the highest quality, which leaves sizes as they were.
     *
     * @param conditions that there are
     * @param own the report's, which is no re-encoding
     */
    static Optional<String> among(Collection<String> conditions, String own) {
        if (conditions.contains(UNIFORM) && !own.equals(UNIFORM)) {
            return Optional.of(UNIFORM);
        }
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
