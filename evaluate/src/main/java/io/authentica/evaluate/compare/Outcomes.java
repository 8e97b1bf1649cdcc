package io.authentica.evaluate.compare;

import io.authentica.common.metrics.McNemar;

/**
 * What two detectors make of the same images.
 *
 * @param name which images: a generator or a source
 * @param bothRight images that both call what they are
 * @param won images that only the second gets right
 * @param lost images that only the first gets right
 * @param bothWrong images that both get wrong
 */
public record Outcomes(String name, long bothRight, long won, long lost, long bothWrong) {

    public long images() {
        return bothRight + won + lost + bothWrong;
    }

    /** Whether won and lost could be chance. */
    public McNemar test() {
        return McNemar.of(lost, won);
    }

    Outcomes plus(boolean firstRight, boolean secondRight) {
        return new Outcomes(
                name,
                bothRight + (firstRight && secondRight ? 1 : 0),
                won + (!firstRight && secondRight ? 1 : 0),
                lost + (firstRight && !secondRight ? 1 : 0),
                bothWrong + (!firstRight && !secondRight ? 1 : 0));
    }
}
