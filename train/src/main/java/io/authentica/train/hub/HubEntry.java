package io.authentica.train.hub;

import java.util.Optional;

/**
 * A file in the listing of a repository.
 *
 * @param path from the repository's root, with forward slashes
 * @param size bytes of its content
 * @param oid git's hash of what git stores: of a large file this is a pointer, of others their content; empty if the cache was
 *     listed and does not say
 * @param sha256 of its content, if the Hub knows: of large files
 */
public record HubEntry(String path, long size, Optional<String> oid, Optional<String> sha256) {}
