package io.authentica.train.hub;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads whole files into the cache: resumed, checked, moved into place at once.
 *
 * @param cache where to
 * @param contents where from
 * @param transport of the contents
 * @param clock for waiting
 * @param freeBytes of the disk that a directory is on
 */
record Downloader(
        HubCache cache,
        ContentSource contents,
        HubTransport transport,
        HubClock clock,
        ToLongFunction<Path> freeBytes) {

    private static final Logger LOG = LoggerFactory.getLogger(Downloader.class);

    /** What the Hub serves over plain HTTP. */
    private static final long LARGEST_FILE = 50_000_000_000L;

    /** The file's path in the cache. */
    @SuppressWarnings("try") // the lock is held, not used
    Path download(HubFile file, Progress progress) throws IOException {
        Path target = cache.snapshot(file);
        if (isThere(target, file)) {
            progress.step(file.size());
            return target;
        }
        if (file.size() > LARGEST_FILE) {
            throw new UserException(file + ": a file must not be larger than 50 GB to come over plain HTTP but has "
                    + file.size() + " bytes: download it with Python's huggingface_hub and hf_xet into the same cache");
        }
        try (CacheLock lock = CacheLock.acquire(cache.lock(file), clock)) {
            if (isThere(target, file)) {
                progress.step(file.size());
                return target;
            }
            Path blob = cache.blob(file);
            boolean missing = !isThere(blob, file);
            if (missing) {
                Files.createDirectories(blob.getParent());
                fetch(file, blob, progress);
            } else {
                progress.step(file.size());
            }
            cache.enter(file, missing);
            return target;
        }
    }

    /** A file of another size was cut by a crash or by hand, and is not one. */
    private static boolean isThere(Path path, HubFile file) throws IOException {
        return Files.isRegularFile(path) && Files.size(path) == file.size();
    }

    private void fetch(HubFile file, Path blob, Progress progress) throws IOException {
        Path partial = blob.resolveSibling(blob.getFileName() + ".incomplete");
        for (boolean again = false; ; again = true) {
            long missing = file.size() - (Files.exists(partial) ? Files.size(partial) : 0);
            requireRoom(file.toString(), partial.resolveSibling(""), missing);
            try (PartialFile sink = new PartialFile(partial, file, progress)) {
                receive(file, sink);
                sink.check();
            } catch (WrongContentException wrong) {
                Files.deleteIfExists(partial);
                if (again) {
                    throw new UserException(
                            file + ": the content on the server " + wrong.getMessage()
                                    + ", twice: try again later, and report it to the Hub if that does not help",
                            wrong);
                }
                LOG.warn("{}: what came {}; downloading it once more", file, wrong.getMessage());
                continue;
            }
            HubCache.move(partial, blob);
            return;
        }
    }

    /** Better before a download than at the end of it. */
    void requireRoom(String what, Path directory, long bytes) {
        long space = freeBytes.applyAsLong(directory);
        if (space < bytes) {
            throw new UserException(what + ": " + bytes + " bytes must be free in " + directory + " but " + space
                    + " are: make room, or set HF_HUB_CACHE to a directory on another disk");
        }
    }

    private void receive(HubFile file, PartialFile sink) throws IOException {
        Retries retries = transport.retries(file.toString());
        while (sink.size() < file.size()) {
            long before = sink.size();
            try {
                sink.receive(contents.open(file, before, file.size()));
                if (sink.size() < file.size()) {
                    throw new TransientException("the answer ended early", Optional.empty());
                }
            } catch (TransientException failure) {
                if (sink.size() > before) {
                    retries.reset();
                }
                retries.waitAfter(failure);
            }
        }
    }
}
