package io.authentica.common.config;

import java.lang.reflect.RecordComponent;
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
        RecordMaker maker = new RecordMaker(
                type,
                components.entrySet().stream()
                        .map(wanted -> argument(line, entries, wanted.getKey(), wanted.getValue(), path))
                        .toList());
        Optional<Object> made = maker.make();
        maker.refusals().forEach(refusal -> reportRefusal(line, entries, refusal, path));
        return problems.count() == problemsBefore ? made : Optional.empty();
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

    /** At the key that is to be mended, where the refusal names one that is in the file. */
    private void reportRefusal(
            int line, Map<String, YamlNode.Entry> entries, RecordMaker.Refusal refusal, String path) {
        Optional<String> key = refusal.component().map(component -> Names.snakeCase(component.getName()));
        int place = key.map(entries::get).map(YamlNode.Entry::line).orElse(line);
        String whose = key.map(name -> Binder.join(path, name)).orElse(path.isEmpty() ? "" : path + ":");
        problems.add(place, whose, refusal.rule());
    }
}
