package io.authentica.evaluate.report;

/**
 * How many verdicts a condition turns over, of the images that were scored under both.
 *
 * @param images that were scored under the condition and as they were found
 * @param becameFake how many are called fake only under the condition
 * @param becameReal how many are called real only under the condition
 * @param flipped the share whose verdict is another
 */
public record Stability(long images, long becameFake, long becameReal, Figure flipped) {}
