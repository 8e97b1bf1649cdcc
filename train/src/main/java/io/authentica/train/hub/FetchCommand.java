package io.authentica.train.hub;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data fetch}. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = {
            "Downloads a file of the Hugging Face Hub, or all files below a folder, into the cache that Python's huggingface_hub"
                    + " uses too, and prints where they are.",
            "What is in the cache already is not fetched again; a download that was broken off goes on where it was."
        })
public final class FetchCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "REFERENCE",
            description = "hf://datasets/Org/Name[@revision][/path] or hf://org/name[@revision][/path]")
    private String reference = "";

    @Option(names = "--quiet", description = "show no progress")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, String> environment;

    public FetchCommand() {
        this(System.getenv());
    }

    FetchCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws IOException {
        HubReference asked = HubReference.parse(reference);
        try (HubClient hub = new HubClient(HubSettings.of(environment))) {
            // The revision that was asked for is noted in the cache with the first file.
            HubReference pinned = asked.at(hub.commit(asked.repository(), asked.revision()));
            Map<String, Long> sizes = sizes(hub, pinned);
            hub.requireRoom(pinned, sizes);
            long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
            PrintWriter output = spec.commandLine().getOut();
            try (Progress progress = Progress.start("fetch", "bytes", bytes, quiet)) {
                for (String path : sizes.keySet()) {
                    HubFile file = hub.resolve(pinned.repository(), pinned.revision(), path);
                    output.println(hub.download(file, progress));
                    output.flush();
                }
            }
        }
        return 0;
    }

    /** The file of that name, or else those below the folder, with their bytes. */
    private static Map<String, Long> sizes(HubClient hub, HubReference pinned) throws IOException {
        UserException nothing = new UserException(pinned + ": there is no file to fetch");
        if (!pinned.path().isEmpty()) {
            try {
                HubFile file = hub.resolve(pinned.repository(), pinned.revision(), pinned.path());
                return Map.of(file.path(), file.size());
            } catch (MissingEntryException folderPerhaps) {
                nothing = folderPerhaps;
            }
        }
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (HubEntry entry : hub.list(pinned.repository(), pinned.revision(), pinned.path())) {
            sizes.put(entry.path(), entry.size());
        }
        if (sizes.isEmpty()) {
            throw nothing;
        }
        return sizes;
    }
}
