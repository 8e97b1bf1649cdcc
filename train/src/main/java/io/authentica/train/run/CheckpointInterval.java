package io.authentica.train.run;

import io.authentica.common.cli.UserException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a checkpoint is written within an epoch: what a killed run loses at most. It changes no result. */
public sealed interface CheckpointInterval {

    /** After so many steps of the optimiser. */
    record Steps(long count) implements CheckpointInterval {}

    /** After the step under way when so much time has gone by. */
    record Minutes(long count) implements CheckpointInterval {}

    /**
     * Reads what the option {@code --checkpoint-every} takes: {@code 500} (steps) or {@code 10m} (minutes).
     *
     * @throws UserException if it is neither
     */
    static CheckpointInterval parse(String text) {
        Matcher matcher = Pattern.compile("([1-9]\\d{0,8})(m?)").matcher(text);
        if (!matcher.matches()) {
            throw new UserException("--checkpoint-every must be a number of steps as in 500, or of minutes as in 10m,"
                    + " at least 1, but was '" + text + "'");
        }
        long count = Long.parseLong(matcher.group(1));
        return matcher.group(2).isEmpty() ? new Steps(count) : new Minutes(count);
    }

    /** Whether it is time again. */
    default boolean isOver(long steps, long nanos) {
        return this instanceof Steps wanted
                ? steps >= wanted.count()
                : nanos >= TimeUnit.MINUTES.toNanos(((Minutes) this).count());
    }
}
