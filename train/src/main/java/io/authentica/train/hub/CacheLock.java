package io.authentica.train.hub;

import io.authentica.common.cli.UserException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one thread of one process work on a blob.
 *
 * <p>Between Java processes the lock is exclusive. Python's {@code filelock} takes {@code flock(2)} on the same file while Java takes
 * {@code fcntl(2)} record locks, and on Linux's local file systems neither sees the other: a Python process may download the same
 * blob at the same time. Both move a whole file into place at the end, so that this costs bandwidth only; on NFS, where both calls
 * become the same lock, and on Windows it does not happen. The lock file stays, as Python's does: others may wait on it.
 */
final class CacheLock implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(CacheLock.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int POLLS_BETWEEN_LINES = 200;

    /**
     * The locks that this process has. The system's locks belong to a process and are all lost when it closes any channel to the
     * file, so what keeps threads apart has to be the whole process's as well.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private CacheLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Waits until the lock is free and takes it. */
    static CacheLock acquire(Path file, HubClock clock) throws IOException {
        Path folder = Files.createDirectories(file.resolveSibling(""));
        Path key = folder.toRealPath().resolve(file.getFileName());
        for (int polls = 1; !HELD.add(key); polls++) {
            waitForTurn(file, clock, polls);
        }
        boolean acquired = false;
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                for (int polls = 1; !tryLock(channel, file); polls++) {
                    waitForTurn(file, clock, polls);
                }
                acquired = true;
                return new CacheLock(key, channel);
            } finally {
                if (!acquired) {
                    channel.close();
                }
            }
        } finally {
            if (!acquired) {
                HELD.remove(key);
            }
        }
    }

    private static boolean tryLock(FileChannel channel, Path file) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (IOException unsupported) {
            throw new UserException(
                    file + ": cannot be locked (" + HubErrors.reason(unsupported)
                            + "): set HF_HUB_CACHE to a directory on a file system with locks",
                    unsupported);
        }
    }

    private static void waitForTurn(Path file, HubClock clock, int polls) throws IOException {
        if (polls % POLLS_BETWEEN_LINES == 0) {
            LOG.info("{}: another download of this file is running; waiting for it", file);
        }
        Retries.sleep(clock, POLL);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
