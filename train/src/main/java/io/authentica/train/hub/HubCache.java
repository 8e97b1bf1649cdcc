package io.authentica.train.hub;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cache's layout, which Python's {@code huggingface_hub} shares: {@code blobs} hold contents by hash, {@code refs} the commits
 * of branches and tags, and {@code snapshots} a link to a blob for every file of a commit.
 *
 * @param root the directory of all repositories
 * @param symlinks whether links may be made; without them a snapshot holds the files themselves
 */
record HubCache(Path root, boolean symlinks) {

    Path blob(HubFile file) {
        return folder(file.repository()).resolve("blobs").resolve(file.etag());
    }

    Path lock(HubFile file) {
        return root.resolve(".locks").resolve(file.repository().cacheFolder()).resolve(file.etag() + ".lock");
    }

    /**
     * Where a file of a commit is, if it is there.
     *
     * @throws UserException if the path would leave the snapshot
     */
    Path snapshot(HubRepository repository, String commit, String path) {
        Optional<String> problem = HubPathRule.problem(path);
        if (problem.isPresent() || !HubResolver.isCommit(commit)) {
            throw new UserException(repository + ": a file's path " + problem.orElse("must be in a commit")
                    + " but was '" + HubPathRule.shown(path) + "'");
        }
        return folder(repository).resolve("snapshots").resolve(commit).resolve(path);
    }

    Path snapshot(HubFile file) {
        return snapshot(file.repository(), file.commit(), file.path());
    }

    private Path folder(HubRepository repository) {
        return root.resolve(repository.cacheFolder());
    }

    /** The commit that a revision was at when something of it was last downloaded. */
    Optional<String> commit(HubRepository repository, String revision) throws IOException {
        if (HubResolver.isCommit(revision)) {
            return Optional.of(revision);
        }
        Path ref = ref(repository, revision);
        return Files.isRegularFile(ref)
                ? Optional.of(Files.readString(ref).strip()).filter(HubResolver::isCommit)
                : Optional.empty();
    }

    private Path ref(HubRepository repository, String revision) {
        return folder(repository).resolve("refs").resolve(revision);
    }

    /** Notes the commit that a revision is at. */
    void noteCommit(HubRepository repository, String revision, String commit) throws IOException {
        if (HubResolver.isCommit(revision) || commit(repository, revision).equals(Optional.of(commit))) {
            return;
        }
        Path ref = ref(repository, revision);
        Files.createDirectories(ref.getParent());
        Path draft = Files.createTempFile(ref.getParent(), ref.getFileName().toString(), ".tmp");
        Files.writeString(draft, commit);
        move(draft, ref);
    }

    /** The name of the blob behind a file of a snapshot, which is its hash; empty where there are no links. */
    static Optional<String> etag(Path snapshotFile) throws IOException {
        if (!Files.isSymbolicLink(snapshotFile)) {
            return Optional.empty();
        }
        return Optional.of(Files.readSymbolicLink(snapshotFile).getFileName().toString());
    }

    /** The files of a commit that are here, below a folder, by path. */
    List<HubEntry> list(HubRepository repository, String commit, String folder) throws IOException {
        Path snapshot = folder(repository).resolve("snapshots").resolve(commit);
        Path start = folder.isEmpty() ? snapshot : snapshot(repository, commit, folder);
        List<HubEntry> entries = new ArrayList<>();
        if (Files.isDirectory(start)) {
            try (Stream<Path> files = Files.walk(start)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    Optional<String> etag = etag(file);
                    entries.add(new HubEntry(
                            snapshot.relativize(file).toString().replace('\\', '/'),
                            Files.size(file),
                            etag.filter(value -> value.length() == ContentHash.SHA1_DIGITS),
                            etag.filter(value -> value.length() == ContentHash.SHA256_DIGITS)));
                }
            }
        }
        return List.copyOf(entries);
    }

    /** Makes a blob a file of its commit. Where links cannot be made a new blob is moved, and one that others may use copied. */
    void enter(HubFile file, boolean newBlob) throws IOException {
        Path blob = blob(file);
        Path target = snapshot(file);
        Path folder = Files.createDirectories(target.resolveSibling(""));
        Files.deleteIfExists(target);
        if (symlinks) {
            try {
                Files.createSymbolicLink(target, folder.relativize(blob));
                return;
            } catch (UnsupportedOperationException | IOException noLinks) {
                // Windows without the right to make links, or a file system without them.
            }
        }
        if (newBlob) {
            move(blob, target);
            return;
        }
        Path draft = target.resolveSibling(target.getFileName() + ".incomplete");
        Files.copy(blob, draft, StandardCopyOption.REPLACE_EXISTING);
        move(draft, target);
    }

    /** Moves a file, at once where the system can. */
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherVolume) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
