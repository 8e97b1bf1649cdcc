package io.authentica.serve.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Settings from flags: {@code --max-upload-mib} is {@code max_upload_mib}. */
public final class FlagSettings {

    @Option(names = "--model", description = "A model package. Default: models/starter of this installation.")
    private Optional<Path> model = Optional.empty();

    @Option(names = "--host", description = "Address to listen on. Default: 0.0.0.0.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--port", description = "Port to listen on, 0 for any that is free. Default: 8000.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--device", description = "auto, cpu or cuda:N. Default: auto.")
    private Optional<String> device = Optional.empty();

    @Option(
            names = "--engine",
            description = "auto, pytorch or onnxruntime; auto is onnxruntime on the CPU and pytorch on a GPU."
                    + " Default: auto.")
    private Optional<String> engine = Optional.empty();

    @Option(
            names = "--workers",
            description = "Batches inferred at once; they share the cores. With onnxruntime one that is alone has them"
                    + " all. Default: the number of cores.")
    private Optional<Integer> workers = Optional.empty();

    @Option(names = "--decode-threads", description = "Images decoded at once. Default: the number of cores.")
    private Optional<Integer> decodeThreads = Optional.empty();

    @Option(
            names = "--batch-size",
            description = "Most images in a batch; more than one gains nothing on a CPU. Default: 1.")
    private Optional<Integer> batchSize = Optional.empty();

    @Option(
            names = "--linger-micros",
            description = "How long a worker waits for a batch to fill; 0 takes what is there. Default: 0.")
    private Optional<Integer> lingerMicros = Optional.empty();

    @Option(names = "--queue", description = "Images that may wait; further ones are answered 503. Default: 64.")
    private Optional<Integer> queue = Optional.empty();

    @Option(
            names = "--deadline-millis",
            description = "How long an image may take, waiting included; then 504. Default: 10000.")
    private Optional<Integer> deadlineMillis = Optional.empty();

    @Option(
            names = "--max-upload-mib",
            description = "Largest file, and most that all files of one request have together. Default: 20.")
    private Optional<Integer> maxUploadMib = Optional.empty();

    @Option(
            names = "--max-pixels",
            description = "Largest image, width times height. Default: 100000000, or where that is less the heap's"
                    + " bytes divided by 36.")
    private Optional<Long> maxPixels = Optional.empty();

    @Option(
            names = "--max-batch-files",
            description = "Most files in one request; for their size together see --max-upload-mib. Default: 16.")
    private Optional<Integer> maxBatchFiles = Optional.empty();

    @Option(names = "--max-connections", description = "Open connections; further ones wait. Default: 512.")
    private Optional<Integer> maxConnections = Optional.empty();

    @Option(names = "--idle-timeout-millis", description = "How long a connection may be silent. Default: 30000.")
    private Optional<Integer> idleTimeoutMillis = Optional.empty();

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            description = "Web origin whose pages may call the service; may be given several times."
                    + " Default: http://localhost:5173 and http://127.0.0.1:5173.")
    private List<String> corsOrigins = List.of();

    @Option(
            names = "--api-keys-file",
            description = "A key a line; requests must then carry one, as X-API-Key or Bearer.")
    private Optional<Path> apiKeysFile = Optional.empty();

    @Option(
            names = "--access-log",
            arity = "1",
            description = "Write a JSON line for each request: true or false. Default: true.")
    private Optional<Boolean> accessLog = Optional.empty();

    @Option(
            names = "--reload-poll-seconds",
            description = "How often to look whether the package changed; 0 never. Default: 10.")
    private Optional<Integer> reloadPollSeconds = Optional.empty();

    /** @throws IllegalArgumentException that begins with the flag */
    public Settings settings() {
        try {
            return new Settings(
                    model,
                    host,
                    port,
                    device,
                    engine,
                    workers,
                    decodeThreads,
                    batchSize,
                    lingerMicros,
                    queue,
                    deadlineMillis,
                    maxUploadMib,
                    maxPixels,
                    maxBatchFiles,
                    maxConnections,
                    idleTimeoutMillis,
                    Optional.of(corsOrigins).filter(origins -> !origins.isEmpty()),
                    apiKeysFile,
                    accessLog,
                    reloadPollSeconds);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(withFlag(String.valueOf(wrong.getMessage())), wrong);
        }
    }

    private static String withFlag(String message) {
        Matcher name = Pattern.compile("^[A-Za-z]+").matcher(message);
        return name.replaceFirst(found -> "--"
                + found.group()
                        .replaceFirst("corsOrigins", "corsOrigin")
                        .replaceAll("([A-Z])", "-$1")
                        .toLowerCase(Locale.ROOT));
    }
}
