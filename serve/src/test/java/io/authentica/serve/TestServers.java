package io.authentica.serve;

import io.authentica.common.detect.Detector;
import io.authentica.serve.config.LimitsConfig;
import io.authentica.serve.config.ListenConfig;
import io.authentica.serve.config.ServeConfig;
import io.authentica.serve.config.WorkConfig;
import io.authentica.serve.model.ServedModel;
import java.util.List;

/** Servers on free ports of this machine. */
final class TestServers {

    static final String SHA256 = "5e1f".repeat(16);

    private static final ListenConfig LISTEN = new ListenConfig("localhost", 0, 64, 30_000);

    /** A machine may freeze for minutes in a test, and nothing may fail for it. */
    private static final int NO_DEADLINE_MILLIS = 600_000;

    private static final LimitsConfig LIMITS = new LimitsConfig(1, 100_000_000, 16);

    private TestServers() {}

    /** Uploads of 1 MiB at most. */
    static ServeConfig config(int workers, int queue) {
        return config(new WorkConfig(workers, workers, 4, 0, queue, NO_DEADLINE_MILLIS));
    }

    static ServeConfig config(WorkConfig work) {
        return new ServeConfig(LISTEN, work, LIMITS, ServeConfig.DEFAULT_CORS_ORIGINS, List.of(), false);
    }

    static ServeConfig withLimits(ServeConfig config, LimitsConfig limits) {
        return new ServeConfig(
                config.listen(), config.work(), limits, config.corsOrigins(), config.apiKeys(), config.accessLog());
    }

    static ServeConfig withIdleTimeout(ServeConfig config, int millis) {
        ListenConfig listen = new ListenConfig("localhost", 0, 64, millis);
        return new ServeConfig(
                listen, config.work(), config.limits(), config.corsOrigins(), config.apiKeys(), config.accessLog());
    }

    static ServeConfig withOrigins(ServeConfig config, List<String> origins) {
        return new ServeConfig(
                config.listen(), config.work(), config.limits(), origins, config.apiKeys(), config.accessLog());
    }

    static ServeConfig withKeys(ServeConfig config, List<String> apiKeys) {
        return new ServeConfig(
                config.listen(), config.work(), config.limits(), config.corsOrigins(), apiKeys, config.accessLog());
    }

    static ServeConfig withAccessLog(ServeConfig config) {
        return new ServeConfig(
                config.listen(), config.work(), config.limits(), config.corsOrigins(), config.apiKeys(), true);
    }

    static ServeConfig onPort(ServeConfig config, int port) {
        ListenConfig listen = new ListenConfig("localhost", port, 64, 30_000);
        return new ServeConfig(
                listen, config.work(), config.limits(), config.corsOrigins(), config.apiKeys(), config.accessLog());
    }

    static ClassifierServer start(ServeConfig config, Detector detector) {
        return ClassifierServer.start(config, new ServedModel(detector, SHA256));
    }
}
