package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * How many rows may be unusable.
 *
 * @param percent of all rows that are to be used
 */
record MaxRejected(BigDecimal percent) {

    private static final Pattern PERCENTAGE = Pattern.compile("\\d+(\\.\\d+)?%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param text a percentage such as {@code 0.5%} */
    static MaxRejected parse(String text) {
        if (PERCENTAGE.matcher(text).matches()) {
            BigDecimal percent = new BigDecimal(text.substring(0, text.length() - 1));
            if (percent.compareTo(HUNDRED) <= 0) {
                return new MaxRejected(percent);
            }
        }
        throw new UserException("--max-rejected must be a percentage from 0% to 100%, such as 0.5%, but was " + text);
    }

    boolean allows(long rejected, long rows) {
        return BigDecimal.valueOf(rejected).multiply(HUNDRED).compareTo(percent.multiply(BigDecimal.valueOf(rows)))
                <= 0;
    }

    @Override
    public String toString() {
        return percent.toPlainString() + "%";
    }
}
