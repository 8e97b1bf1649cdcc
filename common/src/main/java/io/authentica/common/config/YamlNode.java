package io.authentica.common.config;

import java.util.List;

/** A value of a YAML file and where it stands. */
sealed interface YamlNode {

    /** Counted from 1; for a mapping that is the value of a key, the line of the key. */
    int line();

    /** What a scalar is by YAML's rules, before anyone asks for a type. */
    enum ScalarKind {
        TEXT,
        WHOLE_NUMBER,
        FRACTION,
        BOOLEAN,
        NULL
    }

    /**
     * A single value.
     *
     * @param text as it is written, without quotes
     */
    record Scalar(int line, ScalarKind kind, String text) implements YamlNode {}

    /** A list. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {}

    /**
     * Keys with values.
     *
     * @param entries in the order of the file; a key may be there more than once
     */
    record Mapping(int line, List<Entry> entries) implements YamlNode {}

    /**
     * One key of a mapping.
     *
     * @param line of the key
     */
    record Entry(int line, String key, YamlNode value) {}
}
