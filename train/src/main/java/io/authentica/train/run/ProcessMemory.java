package io.authentica.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What Linux tells of this process's memory. */
public final class ProcessMemory {

    /** The most that was ever resident. */
    public static final String PEAK = "VmHWM";

    /** What is resident now. */
    public static final String RESIDENT = "VmRSS";

    private ProcessMemory() {}

    /** A figure in MiB, rounded down; empty where the system does not tell it. */
    public static OptionalLong mib(String figure) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(figure + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst();
    }
}
