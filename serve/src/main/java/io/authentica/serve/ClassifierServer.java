package io.authentica.serve;

import io.authentica.common.cli.UserException;
import io.authentica.serve.api.Routes;
import io.authentica.serve.config.ServeConfig;
import io.authentica.serve.http.AccessLog;
import io.authentica.serve.http.ApiKeys;
import io.authentica.serve.http.CrossOrigin;
import io.authentica.serve.http.ErrorMapping;
import io.authentica.serve.http.JettySetup;
import io.authentica.serve.http.JsonMapping;
import io.authentica.serve.http.RequestClock;
import io.authentica.serve.http.RequestId;
import io.authentica.serve.http.SecurityHeaders;
import io.authentica.serve.http.UploadReader;
import io.authentica.serve.inference.ImagePipeline;
import io.authentica.serve.metrics.ServeMetrics;
import io.authentica.serve.model.LiveModel;
import io.authentica.serve.model.ModelReloader;
import io.authentica.serve.model.ModelSource;
import io.authentica.serve.model.ServedModel;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: wires the parts together, starts and stops them. */
public final class ClassifierServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClassifierServer.class);

    private final ServeConfig config;
    private final LiveModel models;
    private final ServeMetrics metrics = new ServeMetrics();
    private final ImagePipeline pipeline;
    private final Routes routes;
    private final Javalin javalin;
    private final List<ModelReloader> reloaders = new ArrayList<>();
    private volatile boolean stopping;

    private ClassifierServer(ServeConfig config, ServedModel model) {
        this.config = config;
        this.models = new LiveModel(model);
        this.pipeline = new ImagePipeline(config.work(), config.limits().maxPixels(), models, metrics);
        UploadReader uploads = new UploadReader(config.limits(), pipeline::isFull);
        metrics.watchBodies(uploads::bodyBytes);
        this.routes = new Routes(models, pipeline, uploads, metrics, () -> !stopping);
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Starts a server.
     *
     * @param model closed with the server
     * @throws UserException if the address is in use or not one of this machine's
     */
    public static ClassifierServer start(ServeConfig config, ServedModel model) {
        ClassifierServer server = new ClassifierServer(config, model);
        String host = config.listen().host();
        int port = config.listen().port();
        try {
            server.javalin.start(host, port);
            return server;
        } catch (JavalinBindException refused) {
            server.close();
            throw new UserException(
                    "cannot listen on " + host + ":" + port
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

    /** All that is answered, as in {@code /docs/{file}}. */
    Set<String> paths() {
        return routes.paths();
    }

    /**
     * From now on the model can be replaced while requests are answered.
     *
     * @param source of the model that is served
     * @param openedState of the source, from before that model was opened
     * @param pollSeconds how often to look whether it changed; 0 never
     */
    public ModelReloader reloadFrom(ModelSource source, String openedState, int pollSeconds) {
        ModelReloader reloader = new ModelReloader(
                source,
                openedState,
                models,
                outcome -> metrics.reloaded(outcome.name().toLowerCase(Locale.ROOT)));
        reloaders.add(reloader);
        if (pollSeconds > 0) {
            reloader.watch(pollSeconds);
        }
        return reloader;
    }

    /** Refuses new requests, lets those that have begun finish, then closes the model. */
    @Override
    public void close() {
        stopping = true;
        reloaders.forEach(ModelReloader::close);
        try {
            javalin.stop();
        } catch (JavalinException late) {
            LOG.warn("some requests did not finish in time");
        }
        pipeline.close();
        models.close();
    }

    private void configure(JavalinConfig javalin) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.http.prefer405over404 = true;
        javalin.jsonMapper(new JavalinJackson(JsonMapping.mapper(), false));
        JettySetup.configure(javalin.jetty, config.listen());
        AccessLog accessLog = new AccessLog();
        javalin.requestLogger.http((ctx, millis) -> {
            long nanos = RequestClock.elapsedNanos(ctx);
            String route = routes.at(ctx.path()).orElse("other");
            metrics.answered(ctx.method().name(), route, ctx.statusCode(), nanos);
            if (config.accessLog()) {
                accessLog.write(ctx, nanos);
            }
        });
        javalin.routes.before(new RequestId());
        javalin.routes.before(new SecurityHeaders());
        javalin.routes.before(new CrossOrigin(config.corsOrigins()));
        javalin.routes.before(new ApiKeys(config.apiKeys(), routes::isOpen));
        routes.register(javalin.routes);
        ErrorMapping.register(javalin.routes, routes::allowedAt);
        javalin.router.javaLangErrorHandler(ErrorMapping::answerError);
    }
}
