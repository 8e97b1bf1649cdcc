package io.authentica.train.hub;

import io.authentica.common.cli.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A file that an option names.
 *
 * @param path on this machine
 * @param origin its pinned reference if it comes from the Hub
 */
public record LocatedFile(Path path, Optional<String> origin) {

    /**
     * Finds what is named: a path, or a file on the Hub, which is downloaded into the cache unless it is there.
     *
     * @param name a path, or {@code hf://...}
     * @param defaultFile which file of a repository is meant if {@code name} says none
     * @param environment variables that say how the Hub is reached
     */
    public static LocatedFile of(String name, String defaultFile, Map<String, String> environment) throws IOException {
        if (!HubReference.isOne(name)) {
            return new LocatedFile(Path.of(name), Optional.empty());
        }
        HubReference reference = HubReference.parse(name);
        String path = reference.path().isEmpty() ? defaultFile : reference.path();
        try (HubClient hub = new HubClient(HubSettings.of(environment))) {
            HubFile file = hub.resolve(reference.repository(), reference.revision(), path);
            try (Progress progress = Progress.start(path, "bytes", file.size(), file.isLocal())) {
                return new LocatedFile(hub.download(file, progress), Optional.of(file.toString()));
            }
        }
    }
}
