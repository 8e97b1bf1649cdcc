package io.authentica.serve;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.authentica.common.cli.UserException;
import io.authentica.common.detect.Detector;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: wires the parts together, starts and stops them. */
public final class ClassifierServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClassifierServer.class);

    /** How long requests that have begun may take once the server is told to stop. */
    private static final int STOP_TIMEOUT_MILLIS = 30_000;

    /** For those that send their request, read their answer, or ask for the health, while others wait for a worker. */
    private static final int THREADS_BESIDE_INFERENCE = 200;

    private final Detector detector;
    private final InferencePool pool;
    private final Javalin javalin;

    private ClassifierServer(ServeConfig config, Detector detector) {
        this.detector = detector;
        this.pool = new InferencePool(config.workers(), config.queueCapacity());
        this.javalin = Javalin.create(javalin -> configure(javalin, config));
    }

    /**
     * Starts a server.
     *
     * @param detector closed with the server
     * @throws UserException if the address is in use or not one of this machine's
     */
    public static ClassifierServer start(ServeConfig config, Detector detector) {
        ClassifierServer server = new ClassifierServer(config, detector);
        try {
            server.javalin.start(config.host(), config.port());
            return server;
        } catch (JavalinBindException refused) {
            server.close();
            throw new UserException(
                    "cannot listen on " + config.host() + ":" + config.port()
                            + ": the port must be free and the address one of this machine's; choose another --port or"
                            + " --host",
                    refused);
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /** The port that the server listens on. */
    public int port() {
        return javalin.port();
    }

    /** Refuses new requests, lets those that have begun finish, then closes the detector. */
    @Override
    public void close() {
        javalin.stop();
        pool.close();
        detector.close();
    }

    private void configure(JavalinConfig javalin, ServeConfig config) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.http.prefer405over404 = true;
        javalin.jsonMapper(new JavalinJackson(
                JsonMapper.builder()
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .build(),
                false));
        javalin.requestLogger.http((ctx, millis) ->
                LOG.debug("{} {} {} {} ms", ctx.method(), ctx.req().getRequestURI(), ctx.statusCode(), millis));
        configureJetty(javalin.jetty, config);
        javalin.routes.before(new CrossOrigin(config.corsOrigins()));
        Routes.register(
                javalin.routes,
                new ServiceHandler(detector.description()),
                new HealthHandler(detector),
                new PredictHandler(new UploadReader(config), pool, detector));
        ErrorMapping.register(javalin.routes);
        javalin.router.javaLangErrorHandler(ErrorMapping::answerError);
    }

    private static void configureJetty(JettyConfig jetty, ServeConfig config) {
        jetty.threadPool = new QueuedThreadPool(config.workers() + config.queueCapacity() + THREADS_BESIDE_INFERENCE);
        jetty.modifyServer(server -> {
            server.setHandler(new GracefulHandler());
            server.setStopTimeout(STOP_TIMEOUT_MILLIS);
            server.setErrorHandler(new JettyErrors());
        });
        jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    }
}
