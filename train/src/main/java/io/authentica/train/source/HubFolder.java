package io.authentica.train.source;

import io.authentica.common.parquet.ListedFile;
import io.authentica.common.parquet.RangeFile;
import io.authentica.train.hub.HubClient;
import io.authentica.train.hub.HubEntry;
import io.authentica.train.hub.HubFile;
import io.authentica.train.hub.HubReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The files below a folder of a repository on the Hugging Face Hub, at the commit that its revision is at now. */
final class HubFolder {

    private final HubClient client;
    private final HubReference pinned;

    private HubFolder(HubClient client, HubReference pinned) {
        this.client = client;
        this.pinned = pinned;
    }

    /** @param reference a repository or a folder of one; asking for its commit is the only request */
    static HubFolder open(HubClient client, HubReference reference) throws IOException {
        return new HubFolder(client, reference.at(client.commit(reference.repository(), reference.revision())));
    }

    /** Its reference, pinned. */
    HubReference reference() {
        return pinned;
    }

    /** Its files with names from the folder on. Opening one asks where it lies; ranges of it are fetched when they are read. */
    List<ListedFile> list() throws IOException {
        String folder = pinned.path().isEmpty() ? "" : pinned.path() + "/";
        List<ListedFile> files = new ArrayList<>();
        for (HubEntry entry : client.list(pinned.repository(), pinned.revision(), pinned.path())) {
            String name = entry.path().substring(folder.length());
            files.add(new ListedFile(
                    name,
                    entry.size(),
                    () -> new RemoteFile(
                            client, client.resolve(pinned.repository(), pinned.revision(), entry.path()))));
        }
        return files;
    }

    private record RemoteFile(HubClient client, HubFile file) implements RangeFile {

        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public void read(long position, ByteBuffer target) throws IOException {
            client.read(file, position, target);
        }
    }
}
