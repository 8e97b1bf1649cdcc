package io.authentica.train.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * All that an audit found: the content of {@code audit.json}, which docs/audit-json.md describes.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param manifestSha256 identifies the rows that were audited, see {@code Manifest.sha256()}
 * @param seed of the folds and samples
 * @param findings in words
 * @param figures what the words are about
 */
record AuditReport(
        int schemaVersion,
        String manifestSha256,
        long seed,
        List<Finding> findings,
        @JsonUnwrapped Figures figures) {

    static final int SCHEMA_VERSION = 1;

    /**
     * What was counted and measured.
     *
     * @param images rows of the manifest
     * @param unreadable those of them whose file cannot be decoded
     */
    record Figures(
            int images,
            List<UnreadableFile> unreadable,
            Composition composition,
            HeaderTables headers,
            Duplicates duplicates,
            SharedPrompts prompts,
            Names names,
            Probe probe) {}

    /** A file that was left out. */
    record UnreadableFile(String fileName, String reason) {}

    static AuditReport of(String manifestSha256, long seed, Figures figures) {
        return new AuditReport(SCHEMA_VERSION, manifestSha256, seed, Findings.of(figures), figures);
    }
}
