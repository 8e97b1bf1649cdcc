package io.authentica.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a processor gains by bfloat16, from what Linux tells of its instructions; docs/results.md has the figures. */
public final class Bfloat16Speed {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String FLAGS = "flags";
    private static final String FAST = "amx_bf16";

    private Bfloat16Speed() {}

    /** What to tell who trains in bfloat16 on this machine's processor; empty if it is fast or the system does not tell. */
    public static Optional<String> warning() throws IOException {
        return Files.isReadable(CPU_INFO) ? warning(Files.readAllLines(CPU_INFO)) : Optional.empty();
    }

    /** @param cpuInfo the lines of {@code /proc/cpuinfo}; flags are told on x86 only */
    static Optional<String> warning(List<String> cpuInfo) {
        return cpuInfo.stream()
                .filter(line -> line.startsWith(FLAGS))
                .findFirst()
                .filter(line -> Stream.of(line.split("\\s+")).noneMatch(FAST::equals))
                .map(line ->
                        "bf16 is true but this processor has no " + FAST + ": float32 is as fast on it or much faster");
    }
}
