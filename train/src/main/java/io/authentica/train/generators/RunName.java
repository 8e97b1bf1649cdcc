package io.authentica.train.generators;

import io.authentica.common.data.SeededOrder;
import io.authentica.train.report.GeneratorMatrix.Kind;
import java.util.Locale;

/** Names of directories for runs, one for each generator on every file system. */
final class RunName {

    private RunName() {}

    /** {@code on-sd-3}; where the name has letters that not every file system takes or tells apart, with a part of its hash. */
    static String of(Kind kind, String generator) {
        String plain = generator.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "_");
        return plain.equals(generator)
                ? kind.word() + "-" + plain
                : "%s-%s-%08x".formatted(kind.word(), plain, SeededOrder.rank(0, "run name", generator) >>> 32);
    }
}
