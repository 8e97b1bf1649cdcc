package io.authentica.serve.config;

import io.authentica.common.image.ImageDecoder;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one place says about how to serve: flags, the environment, a file. Each may leave out what it does not care for.
 *
 * @param model a model package
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param engine {@code auto}, {@code pytorch} or {@code onnxruntime}
 * @param workers batches inferred at once
 * @param decodeThreads images decoded at once
 * @param batchSize most images in a batch
 * @param lingerMicros how long a worker waits for a batch to fill
 * @param queue images that may wait
 * @param deadlineMillis how long an image may take
 * @param maxUploadMib the largest image file, and the most that all files of a request have together
 * @param maxPixels the largest picture, width times height
 * @param maxBatchFiles most files in one request
 * @param maxConnections open connections
 * @param idleTimeoutMillis how long a connection may be silent
 * @param corsOrigins the web origins whose pages may call the service
 * @param apiKeysFile a key a line
 * @param accessLog whether every request is written down
 * @param reloadPollSeconds how often to look whether the package changed; 0 never
 */
public record Settings(
        Optional<Path> model,
        Optional<String> host,
        Optional<Integer> port,
        Optional<String> device,
        Optional<String> engine,
        Optional<Integer> workers,
        Optional<Integer> decodeThreads,
        Optional<Integer> batchSize,
        Optional<Integer> lingerMicros,
        Optional<Integer> queue,
        Optional<Integer> deadlineMillis,
        Optional<Integer> maxUploadMib,
        Optional<Long> maxPixels,
        Optional<Integer> maxBatchFiles,
        Optional<Integer> maxConnections,
        Optional<Integer> idleTimeoutMillis,
        Optional<List<String>> corsOrigins,
        Optional<Path> apiKeysFile,
        Optional<Boolean> accessLog,
        Optional<Integer> reloadPollSeconds) {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private static final int DEFAULT_WORKERS = CORES;

    /** What a picture takes for each pixel while it is decoded: RGBA with 16 bits has 8 beside the 3 of the result. */
    private static final int BYTES_PER_PIXEL = 12;

    /**
     * Of the heap, for pictures while they are decoded. They are arrays that go straight to the old generation, which is
     * two thirds of the serial collector's heap; the other half of it is for what else is alive: uploads, pictures that
     * wait, the service.
     */
    private static final int PICTURES_SHARE = 3;

    /** The largest picture that is decoded by default: the decoder's limit, or what the heap has room for. */
    public static final long DEFAULT_MAX_PIXELS = Math.min(
            ImageDecoder.DEFAULT_MAX_PIXELS, Runtime.getRuntime().maxMemory() / (PICTURES_SHARE * BYTES_PER_PIXEL));

    /** All values are checked here, where whoever reads them can still say where they come from. */
    public Settings {
        device.ifPresent(DeviceChoice::parse);
        engine.ifPresent(EngineChoice::parse);
        reloadPollSeconds.ifPresent(seconds -> Ranges.requireWithin("reloadPollSeconds", seconds, 0, 86_400));
        listen(host, port, maxConnections, idleTimeoutMillis);
        work(workers, decodeThreads, batchSize, lingerMicros, queue, deadlineMillis);
        limits(maxUploadMib, maxPixels, maxBatchFiles);
        corsOrigins.ifPresent(origins -> origins.forEach(ServeConfig::requireOrigin));
    }

    /** These, and where they say nothing, those of {@code lower}. */
    public Settings over(Settings lower) {
        return new Settings(
                model.or(lower::model),
                host.or(lower::host),
                port.or(lower::port),
                device.or(lower::device),
                engine.or(lower::engine),
                workers.or(lower::workers),
                decodeThreads.or(lower::decodeThreads),
                batchSize.or(lower::batchSize),
                lingerMicros.or(lower::lingerMicros),
                queue.or(lower::queue),
                deadlineMillis.or(lower::deadlineMillis),
                maxUploadMib.or(lower::maxUploadMib),
                maxPixels.or(lower::maxPixels),
                maxBatchFiles.or(lower::maxBatchFiles),
                maxConnections.or(lower::maxConnections),
                idleTimeoutMillis.or(lower::idleTimeoutMillis),
                corsOrigins.or(lower::corsOrigins),
                apiKeysFile.or(lower::apiKeysFile),
                accessLog.or(lower::accessLog),
                reloadPollSeconds.or(lower::reloadPollSeconds));
    }

    /**
     * What holds where nobody says anything.
     *
     * @param model that of the installation
     */
    public static Settings defaults(Path model) {
        ListenConfig listen = listen(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        WorkConfig work = work(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        LimitsConfig limits = limits(Optional.empty(), Optional.empty(), Optional.empty());
        return new Settings(
                Optional.of(model),
                Optional.of(listen.host()),
                Optional.of(listen.port()),
                Optional.of("auto"),
                Optional.of("auto"),
                Optional.of(work.workers()),
                Optional.of(work.decodeThreads()),
                Optional.of(work.batchSize()),
                Optional.of(work.lingerMicros()),
                Optional.of(work.queueCapacity()),
                Optional.of(work.deadlineMillis()),
                Optional.of(limits.maxUploadMebibytes()),
                Optional.of(limits.maxPixels()),
                Optional.of(limits.maxBatchFiles()),
                Optional.of(listen.maxConnections()),
                Optional.of(listen.idleTimeoutMillis()),
                Optional.of(ServeConfig.DEFAULT_CORS_ORIGINS),
                Optional.empty(),
                Optional.of(true),
                Optional.of(10));
    }

    /** @param apiKeys those that may use the service; they come from elsewhere, so that settings can be shown to everybody */
    public ServeConfig config(List<String> apiKeys) {
        return new ServeConfig(
                listen(host, port, maxConnections, idleTimeoutMillis),
                work(workers, decodeThreads, batchSize, lingerMicros, queue, deadlineMillis),
                limits(maxUploadMib, maxPixels, maxBatchFiles),
                corsOrigins.orElse(ServeConfig.DEFAULT_CORS_ORIGINS),
                apiKeys,
                accessLog.orElse(true));
    }

    /** By what to infer, and where: the workers share the cores; by OnnxRuntime one that works alone has them all. */
    public Placement placement() {
        return Placement.sharedCores(
                EngineChoice.parse(engine.orElse("auto")),
                DeviceChoice.parse(device.orElse("auto")),
                workers.orElse(DEFAULT_WORKERS));
    }

    private static ListenConfig listen(
            Optional<String> host,
            Optional<Integer> port,
            Optional<Integer> maxConnections,
            Optional<Integer> idleTimeoutMillis) {
        return new ListenConfig(
                host.orElse("0.0.0.0"),
                port.orElse(8000),
                maxConnections.orElse(512),
                idleTimeoutMillis.orElse(30_000));
    }

    private static WorkConfig work(
            Optional<Integer> workers,
            Optional<Integer> decodeThreads,
            Optional<Integer> batchSize,
            Optional<Integer> lingerMicros,
            Optional<Integer> queue,
            Optional<Integer> deadlineMillis) {
        return new WorkConfig(
                decodeThreads.orElse(CORES),
                workers.orElse(DEFAULT_WORKERS),
                batchSize.orElse(1),
                lingerMicros.orElse(0),
                queue.orElse(64),
                deadlineMillis.orElse(10_000));
    }

    private static LimitsConfig limits(
            Optional<Integer> maxUploadMib, Optional<Long> maxPixels, Optional<Integer> maxBatchFiles) {
        return new LimitsConfig(
                maxUploadMib.orElse(20), maxPixels.orElse(DEFAULT_MAX_PIXELS), maxBatchFiles.orElse(16));
    }
}
