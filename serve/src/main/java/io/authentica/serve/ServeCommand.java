package io.authentica.serve;

import io.authentica.common.cli.CommandRunner;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.Detectors;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scripts/serve.sh}: answers over HTTP whether images are AI-generated, until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Answers over HTTP whether images are AI-generated.")
public final class ServeCommand implements Callable<Integer> {

    @Option(names = "--model", description = "A model package. Default: models/starter of this installation.")
    private Path model = Path.of(System.getProperty("authentica.home", "")).resolve("models/starter");

    @Option(
            names = "--host",
            defaultValue = "0.0.0.0",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "8000",
            description = "Port to listen on, 0 for any that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or cuda:N. Default: ${DEFAULT-VALUE}.")
    private String device = "";

    @Option(
            names = "--engine",
            defaultValue = "auto",
            description = "auto, pytorch or onnxruntime; auto is onnxruntime on the CPU and pytorch on a GPU."
                    + " Default: ${DEFAULT-VALUE}.")
    private String engine = "";

    @Option(names = "--workers", description = "Images worked on at once. Default: the number of cores.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--queue",
            defaultValue = "64",
            description =
                    "Images that may wait for a worker; further ones are answered 503. Default: ${DEFAULT-VALUE}.")
    private int queue;

    @Option(names = "--max-upload-mib", defaultValue = "20", description = "Largest file. Default: ${DEFAULT-VALUE}.")
    private int maxUploadMebibytes;

    @Option(
            names = "--max-pixels",
            description = "Largest image, width times height. Default: " + ImageDecoder.DEFAULT_MAX_PIXELS + ".")
    private long maxPixels = ImageDecoder.DEFAULT_MAX_PIXELS;

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            description = "Web origin whose pages may call the service; may be given several times."
                    + " Default: http://localhost:5173 and http://127.0.0.1:5173.")
    private List<String> corsOrigins = ServeConfig.DEFAULT_CORS_ORIGINS;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--verbose")) {
            // Before the first logger exists: logback.xml reads it.
            System.setProperty("authentica.logLevel", "DEBUG");
        }
        System.exit(CommandRunner.run(new ServeCommand(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServeConfig config = config();
        // A worker a core beats all cores for one image.
        Placement placement = Placement.oneCore(EngineChoice.parse(engine), DeviceChoice.parse(device));
        Detector detector = Detectors.open(model, placement, maxPixels);
        ClassifierServer server = ClassifierServer.start(config, detector);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        spec.commandLine()
                .getErr()
                .printf(
                        "serving %s (%s) by %s on %s at http://%s:%d%n",
                        detector.description().name(),
                        model,
                        detector.engineName(),
                        detector.deviceName(),
                        host,
                        server.port());
        stopped.await();
        return 0;
    }

    private ServeConfig config() {
        try {
            if (maxPixels < 1) {
                throw new IllegalArgumentException("max-pixels must be at least 1 but was " + maxPixels);
            }
            return new ServeConfig(host, port, maxUploadMebibytes, workers, queue, corsOrigins);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage(), wrong);
        }
    }
}
