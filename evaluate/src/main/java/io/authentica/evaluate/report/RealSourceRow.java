package io.authentica.evaluate.report;

/**
 * The real images of one source.
 *
 * @param name the source; empty when unknown
 * @param images how many
 * @param falsePositives how many of them are called fake
 * @param specificity the fraction that is called real
 */
public record RealSourceRow(String name, long images, long falsePositives, Figure specificity) {}
