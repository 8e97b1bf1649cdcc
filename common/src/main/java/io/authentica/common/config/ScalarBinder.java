package io.authentica.common.config;

import io.authentica.common.config.YamlNode.Scalar;
import io.authentica.common.config.YamlNode.ScalarKind;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers, text, booleans, enums and paths, each from its own kind of YAML value and from no other. */
final class ScalarBinder {

    private static final int SHOWN_CHARACTERS = 60;

    /** Decimal only: YAML 1.1 reads 010 as eight, which no author of a recipe means. */
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");

    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

    private final Problems problems;

    ScalarBinder(Problems problems) {
        this.problems = problems;
    }

    Optional<Object> bind(YamlNode node, Class<?> type, String path) {
        if (type == int.class || type == Integer.class) {
            return whole(node, path, Integer.MIN_VALUE, Integer.MAX_VALUE).map(Math::toIntExact);
        }
        if (type == long.class || type == Long.class) {
            return whole(node, path, Long.MIN_VALUE, Long.MAX_VALUE).map(Long::valueOf);
        }
        if (type == double.class || type == Double.class) {
            return number(node, path);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(node, path);
        }
        if (type == String.class) {
            return text(node, path).map(text -> text);
        }
        if (type == Path.class) {
            return text(node, path).flatMap(text -> path(node, text, path));
        }
        if (type.isEnum()) {
            return text(node, path).flatMap(text -> constant(node, text, type, path));
        }
        throw Binder.unsupported(type);
    }

    private Optional<Long> whole(YamlNode node, String path, long min, long max) {
        if (!isWritten(node, ScalarKind.WHOLE_NUMBER, WHOLE)) {
            return wrong(node, path, "must be a whole number");
        }
        BigInteger value = new BigInteger(((Scalar) node).text());
        if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
            return wrong(node, path, "must be a whole number from " + min + " to " + max);
        }
        return Optional.of(value.longValueExact());
    }

    private Optional<Object> number(YamlNode node, String path) {
        if (!isWritten(node, ScalarKind.WHOLE_NUMBER, WHOLE) && !isWritten(node, ScalarKind.FRACTION, DECIMAL)) {
            return wrong(node, path, "must be a number");
        }
        double value = Double.parseDouble(((Scalar) node).text());
        return Double.isFinite(value) ? Optional.of(value) : wrong(node, path, "must be a finite number");
    }

    private static boolean isWritten(YamlNode node, ScalarKind kind, Pattern pattern) {
        return node instanceof Scalar scalar
                && scalar.kind() == kind
                && pattern.matcher(scalar.text()).matches();
    }

    private Optional<Object> truth(YamlNode node, String path) {
        if (node instanceof Scalar scalar && scalar.kind() == ScalarKind.BOOLEAN) {
            if (scalar.text().equals("true")) {
                return Optional.of(true);
            }
            if (scalar.text().equals("false")) {
                return Optional.of(false);
            }
        }
        return wrong(node, path, "must be true or false");
    }

    private Optional<String> text(YamlNode node, String path) {
        if (node instanceof Scalar scalar && scalar.kind() == ScalarKind.TEXT) {
            return Optional.of(scalar.text());
        }
        problems.add(
                node.line(),
                path,
                "must be text but was " + show(node) + (node instanceof Scalar ? " (quote it if text is meant)" : ""));
        return Optional.empty();
    }

    private Optional<Object> path(YamlNode node, String text, String path) {
        if (text.isEmpty()) {
            return wrong(node, path, "must be a path");
        }
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException failure) {
            return wrong(node, path, "must be a path");
        }
    }

    private Optional<Object> constant(YamlNode node, String text, Class<?> type, String path) {
        Map<String, Object> ids = EnumIds.of(type);
        Object constant = ids.get(text);
        return constant == null
                ? wrong(node, path, "must be one of " + String.join(", ", ids.keySet()))
                : Optional.of(constant);
    }

    private <T> Optional<T> wrong(YamlNode node, String path, String rule) {
        problems.add(node.line(), path, rule + " but was " + show(node));
        return Optional.empty();
    }

    /** A value as errors show it: text in quotes and shortened, numbers and booleans bare. */
    static String show(YamlNode node) {
        if (node instanceof Scalar scalar) {
            String text = scalar.text().replace("\n", "\\n").replace("\r", "\\r");
            String shown = text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "..." : text;
            return scalar.kind() == ScalarKind.TEXT ? "'" + shown + "'" : shown;
        }
        return node instanceof YamlNode.Sequence ? "a list" : "a mapping";
    }
}
