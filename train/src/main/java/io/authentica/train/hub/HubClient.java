package io.authentica.train.hub;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * Lists, reads and downloads what is on the Hugging Face Hub. What is in the cache is taken from there; offline, nothing else is. For
 * use by several threads.
 */
public final class HubClient implements Closeable {

    private final HubSettings settings;
    private final HubCache cache;
    private final HubTransport transport;
    private final HubResolver resolver;
    private final ContentSource contents;
    private final Downloader downloader;
    /** Which revisions were seen at a commit: they go into the cache with its first file. */
    private final Map<String, Set<String>> revisions = new ConcurrentHashMap<>();

    public HubClient(HubSettings settings) {
        this(settings, HubClock.system());
    }

    /** A client that waits as {@code clock} does. */
    public HubClient(HubSettings settings, HubClock clock) {
        this(settings, clock, HubClient::freeBytes);
    }

    /** @param freeBytes of the disk that a directory is on */
    HubClient(HubSettings settings, HubClock clock, ToLongFunction<Path> freeBytes) {
        this.settings = settings;
        this.cache = new HubCache(settings.cache(), settings.symlinks());
        this.transport = new HubTransport(settings, clock);
        HubUris uris = new HubUris(settings.endpoint());
        this.resolver = new HubResolver(
                transport, uris, new HubErrors(uris, settings.token().isPresent()));
        this.contents = new ContentSource(resolver);
        this.downloader = new Downloader(cache, contents, transport, clock, freeBytes);
    }

    private static long freeBytes(Path directory) {
        Path existing = directory;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    /**
     * The commit that a branch or tag is at; a commit is itself, without asking.
     *
     * @throws UserException if there is no such repository or revision, or, offline, nothing of it in the cache
     */
    public String commit(HubRepository repository, String revision) throws IOException {
        if (HubResolver.isCommit(revision)) {
            return revision;
        }
        if (settings.offline()) {
            return cache.commit(repository, revision)
                    .orElseThrow(() -> missingOffline(new HubReference(repository, revision, "")));
        }
        String commit = resolver.commit(repository, revision);
        remember(repository, revision, commit);
        return commit;
    }

    /**
     * All files below a folder; offline those that are in the cache.
     *
     * @param commit 40 hexadecimal digits
     * @param folder its path; empty for all of the repository
     */
    public List<HubEntry> list(HubRepository repository, String commit, String folder) throws IOException {
        return settings.offline()
                ? cache.list(repository, commit, folder)
                : new HubListing(resolver).list(new HubReference(repository, commit, folder));
    }

    /**
     * Looks a file up. One that is in the cache at a commit is taken from there, without asking if {@code revision} is the commit.
     *
     * @throws MissingEntryException if there is no such file in the repository
     * @throws UserException if it cannot be had for another reason
     */
    public HubFile resolve(HubRepository repository, String revision, String path) throws IOException {
        boolean pinned = HubResolver.isCommit(revision);
        if (pinned || settings.offline()) {
            String commit = commit(repository, revision);
            Optional<HubFile> local = local(repository, commit, path);
            if (local.isPresent()) {
                return local.get();
            }
            if (settings.offline()) {
                throw missingOffline(new HubReference(repository, revision, path));
            }
        }
        HubFile file = resolver.file(repository, revision, path);
        remember(repository, revision, file.commit());
        return local(repository, file.commit(), path)
                .filter(cached -> cached.size() == file.size())
                .orElse(file);
    }

    private Optional<HubFile> local(HubRepository repository, String commit, String path) throws IOException {
        Path snapshot = cache.snapshot(repository, commit, path);
        if (!Files.isRegularFile(snapshot)) {
            return Optional.empty();
        }
        String etag = HubCache.etag(snapshot).orElse("");
        return Optional.of(new HubFile(repository, commit, path, etag, Files.size(snapshot), snapshot.toUri()));
    }

    private static MissingEntryException missingOffline(HubReference missing) {
        return new MissingEntryException(
                missing + ": is not in the cache, and HF_HUB_OFFLINE forbids to fetch it: download it before,"
                        + " or unset HF_HUB_OFFLINE");
    }

    private void remember(HubRepository repository, String revision, String commit) {
        revisions
                .computeIfAbsent(repository + "@" + commit, key -> ConcurrentHashMap.newKeySet())
                .add(revision);
    }

    /**
     * Fills {@code target} with the bytes of a file from {@code position} on, asking for nothing else of it.
     *
     * @throws IllegalArgumentException if the file has fewer bytes
     */
    public void read(HubFile file, long position, ByteBuffer target) throws IOException {
        if (position < 0 || target.remaining() > file.size() - position) {
            throw new IllegalArgumentException(file + ": bytes from " + position + ", " + target.remaining()
                    + " of them, must be within its " + file.size());
        }
        if (!file.isLocal()) {
            new RangeReader(contents, transport).read(file, position, target);
            return;
        }
        try (FileChannel channel = FileChannel.open(Path.of(file.location()))) {
            int begin = target.position();
            while (target.hasRemaining()) {
                if (channel.read(target, position + target.position() - begin) < 0) {
                    throw new EOFException(file.location().getPath() + ": shorter than when it was opened");
                }
            }
        }
    }

    /** Downloads a file into the cache unless it is there; what an earlier attempt received is not fetched again. */
    public Path download(HubFile file) throws IOException {
        return download(file, Progress.silent());
    }

    /** As {@link #download(HubFile)}; bytes are counted in {@code progress}, those that were there too. */
    public Path download(HubFile file, Progress progress) throws IOException {
        try {
            Path path = file.isLocal() ? Path.of(file.location()) : downloader.download(file, progress);
            if (file.isLocal()) {
                progress.step(file.size());
            }
            noteRevisions(file);
            return path;
        } catch (FileSystemException unwritable) {
            throw new UserException(
                    settings.cache() + ": the cache must be a directory that can be written ("
                            + HubErrors.reason(unwritable) + "): set HF_HUB_CACHE to another",
                    unwritable);
        }
    }

    /**
     * Makes sure of room for those of some files that are not in the cache.
     *
     * @param pinned of their repository, at a commit
     * @param sizes bytes by path
     */
    void requireRoom(HubReference pinned, Map<String, Long> sizes) throws IOException {
        long missing = 0;
        for (Map.Entry<String, Long> file : sizes.entrySet()) {
            boolean there = cached(pinned.repository(), pinned.revision(), file.getKey())
                    .isPresent();
            missing += there ? 0 : file.getValue();
        }
        if (missing > 0) {
            downloader.requireRoom(pinned.toString(), settings.cache(), missing);
        }
    }

    private void noteRevisions(HubFile file) throws IOException {
        for (String revision : revisions.getOrDefault(file.repository() + "@" + file.commit(), Set.of())) {
            try {
                cache.noteCommit(file.repository(), revision, file.commit());
            } catch (FileSystemException unwritable) {
                // A cache that others fill may be read-only, and what is asked for is in it.
                if (!file.isLocal()) {
                    throw unwritable;
                }
            }
        }
    }

    /** Where a file is in the cache; empty if it is not. Nothing is asked for over the network. */
    public Optional<Path> cached(HubRepository repository, String revision, String path) throws IOException {
        Optional<String> commit = cache.commit(repository, revision);
        return commit.isPresent()
                ? Optional.of(cache.snapshot(repository, commit.get(), path)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    /** How many bytes of content and listings came over the network so far. */
    public long bytesReceived() {
        return transport.bytesReceived();
    }

    /** Connections close by themselves once nothing is asked for. */
    @Override
    public void close() {}
}
