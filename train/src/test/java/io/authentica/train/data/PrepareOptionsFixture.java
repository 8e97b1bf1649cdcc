package io.authentica.train.data;

import io.authentica.train.data.plan.PlanOptions;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Options of preparations of which only some matter. Every row may be unusable. */
final class PrepareOptionsFixture {

    static final MaxRejected ANY_NUMBER = MaxRejected.parse("100%");

    private PrepareOptionsFixture() {}

    static PrepareOptions of(String source, Path out, long seed) {
        return of(source, out, PlanOptions.ALL, seed, 2);
    }

    static PrepareOptions of(String source, Path out, PlanOptions plan, long seed, int threads) {
        return new PrepareOptions(
                source, "core", out, plan, OptionalInt.empty(), Verification.DECODE, ANY_NUMBER, seed, threads, true);
    }
}
