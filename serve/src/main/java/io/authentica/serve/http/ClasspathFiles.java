package io.authentica.serve.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Static files out of one folder of the class path: {@code GET /ui/{file}}. A request names a file and never a path, and only types that
 * pages are made of are given out.
 */
public final class ClasspathFiles implements Handler {

    /** The path parameter that names the file. */
    public static final String PARAMETER = "file";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*\\.([a-z0-9]+)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    private final String folder;
    private final String index;

    /**
     * @param folder on the class path, with a slash at its start and its end
     * @param index the file for requests that name none
     */
    public ClasspathFiles(String folder, String index) {
        this.folder = folder;
        this.index = index;
    }

    @Override
    public void handle(Context ctx) throws IOException {
        String name = Optional.ofNullable(ctx.pathParamMap().get(PARAMETER)).orElse(index);
        if (!NAME.matcher(name).matches()) {
            throw new NotFoundResponse();
        }
        Optional<String> type = Optional.ofNullable(
                TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
        try (InputStream content = ClasspathFiles.class.getResourceAsStream(folder + name)) {
            if (content == null || type.isEmpty()) {
                throw new NotFoundResponse();
            }
            ctx.contentType(type.get()).header("Cache-Control", "no-cache").result(content.readAllBytes());
        }
    }
}
