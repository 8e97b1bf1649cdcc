package io.authentica.common.config;

import java.util.Map;
import java.util.TreeMap;

/** The records that a sealed interface permits, by their names in files. */
final class Alternatives {

    /** The key that says which. */
    static final String KEY = "type";

    private Alternatives() {}

    static Map<String, Class<?>> of(Class<?> sealedType) {
        Map<String, Class<?>> alternatives = new TreeMap<>();
        for (Class<?> permitted : sealedType.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                alternatives.put(id(permitted), permitted);
            } else if (permitted.isSealed() && permitted.isInterface()) {
                alternatives.putAll(of(permitted));
            } else {
                throw Binder.unsupported(permitted);
            }
        }
        return alternatives;
    }

    static String id(Class<?> alternative) {
        return Names.kebabCase(alternative.getSimpleName());
    }
}
