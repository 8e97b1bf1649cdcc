package io.authentica.serve.api;

import io.authentica.serve.http.ClasspathFiles;
import io.authentica.serve.http.UploadReader;
import io.authentica.serve.inference.ImagePipeline;
import io.authentica.serve.metrics.ServeMetrics;
import io.authentica.serve.model.LiveModel;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The paths of the service. Each has one method; HEAD comes with GET. */
public final class Routes {

    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.34.1/";

    private static final List<String> PAGES = List.of("/docs", "/ui");

    /** What needs no API key: probes, and what holds nothing of anybody's. */
    private static final List<String> OPEN =
            List.of("/", "/health", "/health/live", "/health/ready", "/openapi.json", "/docs", "/ui");

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
        gets.put("/openapi.json", new ClasspathFiles("/io/authentica/serve/", "openapi.json"));
        gets.put("/docs", new ClasspathFiles("/io/authentica/serve/docs/", "index.html"));
        gets.put("/docs/{file}", new ClasspathFiles("/io/authentica/serve/docs/", "index.html"));
        gets.put("/docs/swagger-ui/{file}", new ClasspathFiles(SWAGGER_UI, "swagger-ui.css"));
        gets.put("/ui", new ClasspathFiles("/io/authentica/serve/ui/", "index.html"));
        gets.put("/ui/{file}", new ClasspathFiles("/io/authentica/serve/ui/", "index.html"));
        posts.put("/predict", new PredictHandler(uploads, pipeline));
        posts.put("/v1/detect", new DetectHandler(uploads, pipeline));
        posts.put("/v1/detect/batch", new BatchHandler(uploads, pipeline));
    }

    public void register(RoutesConfig routes) {
        gets.forEach(routes::get);
        posts.forEach(routes::post);
    }

    public Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>(gets.keySet());
        paths.addAll(posts.keySet());
        return paths;
    }

    /** The route that a request's path belongs to; all static files of a page belong to the page. */
    public Optional<String> at(String path) {
        String route = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (String page : PAGES) {
            if (route.startsWith(page + "/")) {
                return Optional.of(page);
            }
        }
        return Optional.of(route).filter(known -> gets.containsKey(known) || posts.containsKey(known));
    }

    /** Whether a path needs no API key. Others need one even where there is nothing. */
    public boolean isOpen(String path) {
        return at(path).filter(OPEN::contains).isPresent();
    }

    /** The value of the header {@code Allow} for one of the paths. */
    public String allowedAt(String path) {
        return at(path).filter(posts::containsKey).isPresent() ? "POST" : "GET, HEAD";
    }
}
