package io.authentica.serve.api;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as Python rounds and writes them: 0.9731, 0.0001, 0.5, 1.0. */
final class Numbers {

    private Numbers() {}

    static BigDecimal rounded(double value, int decimals) {
        BigDecimal rounded =
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 1 ? rounded.setScale(1) : rounded;
    }
}
