package io.authentica.train.hub;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A repository of a {@link FakeHub}: files at commits, branches and tags. */
public final class FakeRepository {

    /** Who may read it. */
    public enum Access {
        OPEN,
        /** Those who accepted its terms: nobody did, with or without a token; without one the answer is 401, else 403. */
        GATED,
        /** Those with {@link FakeHub#TOKEN}; for others there is no such repository. */
        PRIVATE,
        /** Nobody any more. */
        DISABLED
    }

    private final HubRepository id;
    private final Map<String, SortedMap<String, FakeFile>> commits = new LinkedHashMap<>();
    private final Map<String, String> refs = new LinkedHashMap<>();
    private Access access = Access.OPEN;

    FakeRepository(HubRepository id) {
        this.id = id;
    }

    public HubRepository id() {
        return id;
    }

    /**
     * Adds a commit with exactly these files and moves {@code main} to it.
     *
     * @return the commit, 40 hexadecimal digits that depend on the number of commits before it
     */
    public synchronized String commit(Map<String, FakeFile> files) {
        String commit = String.format("%08x", commits.size() + 1).repeat(5);
        commits.put(commit, Collections.unmodifiableSortedMap(new TreeMap<>(files)));
        refs.put("main", commit);
        return commit;
    }

    /** Makes or moves a branch or tag. */
    public synchronized void ref(String name, String commit) {
        refs.put(name, commit);
    }

    public synchronized void access(Access value) {
        access = value;
    }

    synchronized Access access() {
        return access;
    }

    synchronized Optional<String> find(String revision) {
        String commit = refs.getOrDefault(revision, revision);
        return commits.containsKey(commit) ? Optional.of(commit) : Optional.empty();
    }

    synchronized SortedMap<String, FakeFile> files(String commit) {
        return commits.getOrDefault(commit, new TreeMap<>());
    }

    /** A large file of any commit. */
    synchronized Optional<FakeFile> large(String sha256) {
        return commits.values().stream()
                .flatMap(files -> files.values().stream())
                .filter(file -> file.large() && file.sha256().equals(sha256))
                .findFirst();
    }
}
