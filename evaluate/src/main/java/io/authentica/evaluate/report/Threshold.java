package io.authentica.evaluate.report;

/**
 * The threshold of an operating point.
 *
 * @param point which of them
 * @param value above which calibrated probability an image is called fake
 * @param rule how it was chosen, for people
 */
public record Threshold(OperatingPoint point, double value, String rule) {}
