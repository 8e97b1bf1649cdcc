package io.authentica.evaluate.score;

/**
 * An image of the data set that could not be scored.
 *
 * @param fileName path relative to the data set's root
 * @param reason what is wrong with it
 */
public record UnreadableImage(String fileName, String reason) {}
