package io.authentica.evaluate.report;

/**
 * Some generators' fakes against all reals of the split.
 *
 * @param name the generator, or what the group is called; empty for fakes of an unknown generator
 * @param novelty whether the model was trained on it
 * @param metrics with the reals that all rows share
 */
public record ReportRow(String name, Novelty novelty, GroupMetrics metrics) {}
