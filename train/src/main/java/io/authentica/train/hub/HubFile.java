package io.authentica.train.hub;

import java.net.URI;

/**
 * A file that was looked up: what it is, and where it can be had from.
 *
 * @param repository whose it is
 * @param commit 40 hexadecimal digits
 * @param path from the repository's root
 * @param etag sha256 (64 digits) or git's sha1 (40 digits) of its content; empty if it comes from a cache that does not say
 * @param size bytes
 * @param location where it is fetched from: a URL that may expire, or a file of the cache
 */
public record HubFile(HubRepository repository, String commit, String path, String etag, long size, URI location) {

    /** Whether it is in the cache. */
    public boolean isLocal() {
        return "file".equals(location.getScheme());
    }

    /** Its reference, pinned. A location may be signed, which makes it a secret for some minutes: it is not shown. */
    @Override
    public String toString() {
        return new HubReference(repository, commit, path).toString();
    }
}
