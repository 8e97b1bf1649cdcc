package io.authentica.train.data;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where commands print results. */
final class Output {

    private Output() {}

    /** @param spec of the command; picocli has set it before the command runs */
    static void print(@Nullable CommandSpec spec, String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
