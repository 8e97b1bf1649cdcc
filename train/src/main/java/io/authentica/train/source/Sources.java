package io.authentica.train.source;

import io.authentica.common.cli.UserException;
import io.authentica.common.parquet.OpenFakeSource;
import io.authentica.common.parquet.ReadAhead;
import io.authentica.common.parquet.Source;
import io.authentica.train.hub.HubClient;
import io.authentica.train.hub.HubReference;
import io.authentica.train.hub.HubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens what {@code --source} names. */
public final class Sources {

    private Sources() {}

    /**
     * Opens a source.
     *
     * @param source a directory of Parquet shards or of images, or a repository of shards on the Hub, {@code hf://datasets/Org/Name}
     * @param config which of OpenFake's configurations: {@code core} or {@code reddit}
     * @param seed of the choice of validation and test data, where the source does not say what they are
     * @throws UserException if there is no such source, or it is laid out in no known way
     */
    public static Source open(String source, String config, long seed) throws IOException {
        return HubReference.isOne(source)
                ? onHub(new HubClient(HubSettings.of(System.getenv())), HubReference.parse(source), config, seed)
                : openDirectory(Path.of(source), config, seed);
    }

    private static Source openDirectory(Path directory, String config, long seed) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new UserException("--source must be a directory but was " + directory);
        }
        return OpenFakeSource.isOne(directory, config)
                ? OpenFakeSource.of(directory, config, seed)
                : ImageFolder.open(directory, seed);
    }

    /** The shards of a repository, or of a folder of one, at the commit that its revision is at now. */
    public static Source onHub(HubClient client, HubReference reference, String config, long seed) throws IOException {
        HubFolder folder = HubFolder.open(client, reference);
        HubReference pinned = folder.reference();
        return OpenFakeSource.of(pinned.toString(), pinned.revision(), folder.list(), config, seed, ReadAhead.REMOTE);
    }
}
