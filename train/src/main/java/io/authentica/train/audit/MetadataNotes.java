package io.authentica.train.audit;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a parser has come across so far. */
final class MetadataNotes {

    private static final int MAX_SOFTWARE_LENGTH = 80;

    private final EnumSet<MetadataKind> kinds = EnumSet.noneOf(MetadataKind.class);
    private String software = "";

    void add(MetadataKind kind) {
        kinds.add(kind);
    }

    /** @param name as the file has it; the first that is not blank counts */
    void addSoftware(String name) {
        String shown = name.replaceAll("\\p{Cntrl}", " ").strip();
        if (software.isEmpty() && !shown.isEmpty()) {
            kinds.add(MetadataKind.SOFTWARE);
            software = shown.length() > MAX_SOFTWARE_LENGTH ? shown.substring(0, MAX_SOFTWARE_LENGTH) : shown;
        }
    }

    Set<MetadataKind> kinds() {
        return Set.copyOf(kinds);
    }

    Optional<String> software() {
        return software.isEmpty() ? Optional.empty() : Optional.of(software);
    }
}
