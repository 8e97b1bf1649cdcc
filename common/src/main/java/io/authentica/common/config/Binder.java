package io.authentica.common.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes values of the wanted types out of nodes. A value that cannot be made is empty and leaves a problem behind. */
final class Binder {

    private final Problems problems;
    private final ScalarBinder scalars;
    private final RecordBinder records;

    Binder(Problems problems) {
        this.problems = problems;
        this.scalars = new ScalarBinder(problems);
        this.records = new RecordBinder(problems, this);
    }

    /**
     * Makes one value.
     *
     * @param path the key path of the node, empty for the root
     * @throws IllegalArgumentException if {@code type} is none that configuration may have
     */
    Optional<Object> bind(YamlNode node, Type type, String path) {
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.ScalarKind.NULL) {
            problems.add(
                    node.line(),
                    path,
                    (path.isEmpty() ? "the file " : "") + "must not be empty"
                            + (isOptional(type) ? " (leave the key out)" : ""));
            return Optional.empty();
        }
        if (type instanceof ParameterizedType generic) {
            return bindGeneric(node, generic, path);
        }
        if (type instanceof Class<?> wanted && wanted.isRecord()) {
            return records.bind(node, wanted, path);
        }
        if (type instanceof Class<?> wanted && wanted.isSealed() && wanted.isInterface()) {
            return records.bindAlternative(node, wanted, path);
        }
        if (type instanceof Class<?> wanted) {
            return scalars.bind(node, wanted, path);
        }
        throw unsupported(type);
    }

    static boolean isOptional(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    }

    static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException("a configuration cannot have components of type " + type.getTypeName());
    }

    private Optional<Object> bindGeneric(YamlNode node, ParameterizedType type, String path) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return bind(node, arguments[0], path).map(Optional::of);
        }
        if (type.getRawType() == List.class) {
            return bindList(node, arguments[0], path);
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return bindMap(node, arguments[1], path);
        }
        throw unsupported(type);
    }

    private Optional<Object> bindList(YamlNode node, Type itemType, String path) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            problems.add(node.line(), path, "must be a list but was " + ScalarBinder.show(node));
            return Optional.empty();
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            bind(sequence.items().get(i), itemType, path + "[" + i + "]").ifPresent(items::add);
        }
        return items.size() == sequence.items().size() ? Optional.of(List.copyOf(items)) : Optional.empty();
    }

    private Optional<Object> bindMap(YamlNode node, Type valueType, String path) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            problems.add(node.line(), path, "must be a mapping but was " + ScalarBinder.show(node));
            return Optional.empty();
        }
        int problemsBefore = problems.count();
        Map<String, Object> values = new LinkedHashMap<>();
        distinctEntries(mapping, path)
                .forEach((key, entry) ->
                        bind(entry.value(), valueType, join(path, key)).ifPresent(value -> values.put(key, value)));
        return problems.count() == problemsBefore ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
    }

    /** The entries by key in the order of the file; of a key that is there again, the first, and a problem. */
    Map<String, YamlNode.Entry> distinctEntries(YamlNode.Mapping mapping, String path) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        Map<String, Integer> firstLines = new HashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            Integer firstLine = firstLines.putIfAbsent(entry.key(), entry.line());
            if (firstLine == null) {
                entries.put(entry.key(), entry);
            } else {
                problems.add(
                        entry.line(),
                        join(path, entry.key()),
                        "is there twice (the first is in line " + firstLine + ")");
            }
        }
        return entries;
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
