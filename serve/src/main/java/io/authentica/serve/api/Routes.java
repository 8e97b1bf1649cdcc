package io.authentica.serve.api;

import io.authentica.serve.http.UploadReader;
import io.authentica.serve.inference.ImagePipeline;
import io.authentica.serve.metrics.ServeMetrics;
import io.authentica.serve.model.LiveModel;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The paths of the service. Each has one method; HEAD comes with GET. */
public final class Routes {

    private final Map<String, Handler> gets = new LinkedHashMap<>();
    private final Map<String, Handler> posts = new LinkedHashMap<>();

    /** @param ready whether requests are welcome */
    public Routes(
            LiveModel models,
            ImagePipeline pipeline,
            UploadReader uploads,
            ServeMetrics metrics,
            BooleanSupplier ready) {
        gets.put("/", new ServiceHandler(models));
        gets.put("/health", new HealthHandler(models));
        gets.put("/health/live", new ProbeHandler(() -> true));
        gets.put("/health/ready", new ProbeHandler(ready));
        gets.put("/metrics", new MetricsHandler(metrics));
        gets.put("/v1/model", new ModelHandler(models));
        posts.put("/predict", new PredictHandler(uploads, pipeline));
        posts.put("/v1/detect", new DetectHandler(uploads, pipeline));
        posts.put("/v1/detect/batch", new BatchHandler(uploads, pipeline));
    }

    public void register(RoutesConfig routes) {
        gets.forEach(routes::get);
        posts.forEach(routes::post);
    }

    /** The route that a request's path belongs to. */
    public Optional<String> at(String path) {
        String route = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Optional.of(route).filter(known -> gets.containsKey(known) || posts.containsKey(known));
    }

    /** The value of the header {@code Allow} for one of the paths. */
    public String allowedAt(String path) {
        return at(path).filter(posts::containsKey).isPresent() ? "POST" : "GET, HEAD";
    }
}
