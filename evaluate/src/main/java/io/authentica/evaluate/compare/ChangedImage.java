package io.authentica.evaluate.compare;

import io.authentica.evaluate.score.EvaluatedImage;

/**
 * An image that one of two detectors gets right and the other wrong.
 *
 * @param firstProbability of being fake, as the first detector says
 * @param secondProbability of being fake, as the second says
 * @param won whether it is the second that is right
 */
public record ChangedImage(EvaluatedImage image, double firstProbability, double secondProbability, boolean won) {}
