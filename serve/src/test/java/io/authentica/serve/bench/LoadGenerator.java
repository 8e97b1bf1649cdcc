package io.authentica.serve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts generated photographs to a server and says how it does: {@code LoadGenerator NAME PORT PATH CONNECTIONS SECONDS RATE PID}.
 *
 * <p>With a RATE of 0 every connection sends its next request when it has the answer to the last (a closed loop). Otherwise requests are due at
 * RATE a second whatever becomes of them (an open loop): a latency then counts from when its request was due.
 */
public final class LoadGenerator {

    /** A connection that is lost. */
    private static final int LOST = 0;

    private static final int PHOTOGRAPHS = 16;

    private LoadGenerator() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments[0];
        int port = Integer.parseInt(arguments[1]);
        int connections = Integer.parseInt(arguments[3]);
        double seconds = Double.parseDouble(arguments[4]);
        double rate = Double.parseDouble(arguments[5]);
        List<byte[]> requests = new ArrayList<>();
        for (byte[] jpeg : Photographs.make(PHOTOGRAPHS, 1)) {
            requests.add(Connection.request(arguments[2], jpeg));
        }
        Tally tally = new Tally();
        AtomicLong sent = new AtomicLong();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(() -> send(port, requests, rate, start, end, sent, tally));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.print(tally.lines(name, (System.nanoTime() - start) / 1e9));
        System.out.printf(Locale.ROOT, "%-28s resident %s%n", name, resident(arguments[6]));
    }

    private static void send(
            int port, List<byte[]> requests, double rate, long start, long end, AtomicLong sent, Tally tally) {
        while (System.nanoTime() < end) {
            try (Connection connection = new Connection("127.0.0.1", port)) {
                while (System.nanoTime() < end) {
                    long number = sent.getAndIncrement();
                    long due = rate == 0 ? System.nanoTime() : start + (long) (number / rate * 1e9);
                    if (due >= end) {
                        return;
                    }
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(Math.min(due - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(50)));
                    }
                    int status = connection.send(requests.get((int) (number % requests.size())));
                    tally.add(status, System.nanoTime() - due);
                }
            } catch (IOException lost) {
                tally.add(LOST, 0);
            }
        }
    }

    /** Of Linux. */
    private static String resident(String pid) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc", pid, "status"));
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .reduce((one, other) -> one + ", " + other)
                .orElse("unknown");
    }
}
