package io.authentica.common.config;

import io.authentica.common.cli.UserException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes records out of mappings. */
final class RecordBinder {

    private final Problems problems;
    private final Binder binder;

    RecordBinder(Problems problems, Binder binder) {
        this.problems = problems;
        this.binder = binder;
    }

    Optional<Object> bind(YamlNode node, Class<?> type, String path) {
        return mapping(node, path)
                .flatMap(mapping -> bind(mapping.line(), binder.distinctEntries(mapping, path), type, path));
    }

    /** Makes the record that the key {@code type} names out of those that {@code sealedType} permits. */
    Optional<Object> bindAlternative(YamlNode node, Class<?> sealedType, String path) {
        Optional<YamlNode.Mapping> mapping = mapping(node, path);
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Class<?>> alternatives = Alternatives.of(sealedType);
        Map<String, YamlNode.Entry> entries = binder.distinctEntries(mapping.get(), path);
        YamlNode.Entry chosen = entries.remove(Alternatives.KEY);
        String known = "one of " + String.join(", ", alternatives.keySet());
        if (chosen == null) {
            problems.add(node.line(), Binder.join(path, Alternatives.KEY), "is missing: it must be " + known);
            return Optional.empty();
        }
        Class<?> alternative =
                chosen.value() instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.ScalarKind.TEXT
                        ? alternatives.get(scalar.text())
                        : null;
        if (alternative == null) {
            problems.add(
                    chosen.value().line(),
                    Binder.join(path, Alternatives.KEY),
                    "must be " + known + " but was " + ScalarBinder.show(chosen.value()));
            return Optional.empty();
        }
        return bind(node.line(), entries, alternative, path);
    }

    private Optional<YamlNode.Mapping> mapping(YamlNode node, String path) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        problems.add(
                node.line(),
                path,
                (path.isEmpty() ? "the file " : "") + "must be a mapping but was " + ScalarBinder.show(node));
        return Optional.empty();
    }

    private Optional<Object> bind(int line, Map<String, YamlNode.Entry> entries, Class<?> type, String path) {
        int problemsBefore = problems.count();
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(Names.snakeCase(component.getName()), component);
        }
        reportUnknown(entries, components.keySet(), path);
        Object[] arguments = components.entrySet().stream()
                .map(wanted -> argument(line, entries, wanted.getKey(), wanted.getValue(), path))
                .flatMap(Optional::stream)
                .toArray();
        return problems.count() == problemsBefore ? construct(line, entries, type, path, arguments) : Optional.empty();
    }

    private void reportUnknown(Map<String, YamlNode.Entry> entries, Set<String> known, String path) {
        entries.values().stream()
                .filter(entry -> !known.contains(entry.key()))
                .forEach(entry -> problems.add(
                        entry.line(),
                        Binder.join(path, entry.key()),
                        "is unknown" + Names.suggestion(entry.key(), known)));
    }

    private Optional<Object> argument(
            int line, Map<String, YamlNode.Entry> entries, String key, RecordComponent component, String path) {
        YamlNode.Entry entry = entries.get(key);
        if (entry != null) {
            return binder.bind(entry.value(), component.getGenericType(), Binder.join(path, key));
        }
        if (Binder.isOptional(component.getGenericType())) {
            return Optional.of(Optional.empty());
        }
        problems.add(line, Binder.join(path, key), "is missing");
        return Optional.empty();
    }

    private Optional<Object> construct(
            int line, Map<String, YamlNode.Entry> entries, Class<?> type, String path, Object[] arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            // Records nested in a class that is not public have constructors that are not either.
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(arguments));
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof IllegalArgumentException || failure.getCause() instanceof UserException) {
                reportRefusal(
                        line,
                        entries,
                        type,
                        path,
                        String.valueOf(failure.getCause().getMessage()));
                return Optional.empty();
            }
            throw new IllegalStateException(type + " failed on " + Arrays.toString(arguments), failure.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(type + " cannot be constructed", failure);
        }
    }

    /** Constructors begin their messages with the component's name: that one's key and line are the place to mend. */
    private void reportRefusal(
            int line, Map<String, YamlNode.Entry> entries, Class<?> type, String path, String message) {
        for (RecordComponent component : type.getRecordComponents()) {
            YamlNode.Entry entry = entries.get(Names.snakeCase(component.getName()));
            if (entry != null && message.startsWith(component.getName() + " ")) {
                String rest = message.substring(component.getName().length() + 1);
                problems.add(entry.line(), Binder.join(path, entry.key()), rest);
                return;
            }
        }
        problems.add(line, path.isEmpty() ? "" : path + ":", message);
    }
}
