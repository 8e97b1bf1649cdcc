package io.authentica.evaluate.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers in labels. */
final class Numbers {

    private Numbers() {}

    /** At most four decimals, none that say nothing. */
    static String short4(double value) {
        BigDecimal rounded =
                new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** A fraction in percent, one decimal. */
    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f", 100 * fraction);
    }
}
