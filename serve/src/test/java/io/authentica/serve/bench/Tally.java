package io.authentica.serve.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Latencies by status, in nanoseconds. */
final class Tally {

    private final Map<Integer, long[]> nanos = new TreeMap<>();
    private final Map<Integer, Integer> counts = new TreeMap<>();

    synchronized void add(int status, long latencyNanos) {
        int count = counts.merge(status, 1, Integer::sum);
        long[] room = nanos.computeIfAbsent(status, first -> new long[1024]);
        if (count > room.length) {
            room = Arrays.copyOf(room, 2 * room.length);
            nanos.put(status, room);
        }
        room[count - 1] = latencyNanos;
    }

    /** One line a status: {@code 200  n  requests/s  p50  p95  p99  max}, milliseconds. */
    synchronized String lines(String name, double seconds) {
        StringBuilder text = new StringBuilder();
        counts.forEach((status, count) -> {
            long[] sorted = Arrays.copyOf(nanos.get(status), count);
            Arrays.sort(sorted);
            text.append(String.format(
                    Locale.ROOT,
                    "%-28s %6d %8d %8.1f %9.1f %9.1f %9.1f %9.1f%n",
                    name,
                    status,
                    count,
                    count / seconds,
                    percentile(sorted, 50),
                    percentile(sorted, 95),
                    percentile(sorted, 99),
                    percentile(sorted, 100)));
        });
        return text.toString();
    }

    /** The nearest rank. */
    private static double percentile(long[] sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }
}
