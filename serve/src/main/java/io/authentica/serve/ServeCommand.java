package io.authentica.serve;

import io.authentica.common.cli.CommandRunner;
import io.authentica.common.config.StrictYaml;
import io.authentica.serve.config.ApiKeySource;
import io.authentica.serve.config.EnvironmentSettings;
import io.authentica.serve.config.FlagSettings;
import io.authentica.serve.config.ServeConfig;
import io.authentica.serve.config.Settings;
import io.authentica.serve.model.HangupSignal;
import io.authentica.serve.model.ModelReloader;
import io.authentica.serve.model.PackageSource;
import io.authentica.serve.model.ServedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scripts/serve.sh}: answers over HTTP whether images are AI-generated, until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Answers over HTTP whether images are AI-generated.",
        footer = {
            "",
            "Every setting may also be in the file of --config (max_upload_mib: 20) and in the environment"
                    + " (AUTHENTICA_SERVE_MAX_UPLOAD_MIB=20). Flags go before the environment, and that before the file.",
            "API keys may be in AUTHENTICA_SERVE_API_KEYS, separated by commas."
        })
public final class ServeCommand implements Callable<Integer> {

    @Mixin
    private FlagSettings flags = new FlagSettings();

    @Option(names = "--config", description = "A YAML file of settings; see --print-config.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--print-config", description = "Print the settings that hold, and end.")
    private boolean print;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, String> environment;

    public ServeCommand() {
        this(System.getenv());
    }

    /** @param environment the variables that hold */
    ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--verbose")) {
            // Before the first logger exists: logback.xml reads it.
            System.setProperty("authentica.logLevel", "DEBUG");
        }
        System.exit(CommandRunner.run(new ServeCommand(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = settings();
        if (print) {
            spec.commandLine().getOut().print(StrictYaml.write(settings));
            spec.commandLine().getOut().flush();
            return 0;
        }
        ServeConfig config = settings.config(ApiKeySource.read(
                settings.apiKeysFile(), Optional.ofNullable(environment.get(EnvironmentSettings.API_KEYS))));
        Path directory = settings.model().orElseThrow();
        PackageSource source = new PackageSource(
                directory,
                settings.placement(),
                config.limits().maxPixels(),
                config.work().batchSize());
        // Before the package is opened: one that takes its place in the meantime is noticed, and a signal waits.
        String openedState = source.state();
        CompletableFuture<ModelReloader> reloader = new CompletableFuture<>();
        HangupSignal.install(() -> {
            // It says itself what became of it.
            CompletableFuture<ModelReloader.Outcome> unused = reloader.thenCompose(ModelReloader::reload);
        });
        ServedModel model = source.open();
        ClassifierServer server = ClassifierServer.start(config, model);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        reloader.complete(server.reloadFrom(
                source, openedState, settings.reloadPollSeconds().orElseThrow()));
        spec.commandLine()
                .getErr()
                .printf(
                        "serving %s (%s) by %s on %s at http://%s:%d%n",
                        model.detector().description().name(),
                        directory,
                        model.detector().engineName(),
                        model.detector().deviceName(),
                        config.listen().host(),
                        server.port());
        stopped.await();
        return 0;
    }

    private Settings settings() {
        Path starter = Path.of(System.getProperty("authentica.home", "")).resolve("models/starter");
        Settings below = file.or(() -> Optional.ofNullable(environment.get(EnvironmentSettings.CONFIG))
                        .map(Path::of))
                .map(path -> StrictYaml.read(path, Settings.class).over(Settings.defaults(starter)))
                .orElseGet(() -> Settings.defaults(starter));
        return flags().over(EnvironmentSettings.read(environment)).over(below);
    }

    private Settings flags() {
        try {
            return flags.settings();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
