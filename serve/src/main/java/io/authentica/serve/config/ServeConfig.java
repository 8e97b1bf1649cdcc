package io.authentica.serve.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How the server runs.
 *
 * @param listen address and connections
 * @param work threads, batches and waiting
 * @param limits of what clients may send
 * @param corsOrigins the web origins whose pages may call the service: {@code http://localhost:5173}
 * @param apiKeys those that may use the service; without any, everybody may
 * @param accessLog whether every request is written down
 */
public record ServeConfig(
        ListenConfig listen,
        WorkConfig work,
        LimitsConfig limits,
        List<String> corsOrigins,
        List<String> apiKeys,
        boolean accessLog) {

    /** Where the web client of the service runs while it is developed. */
    public static final List<String> DEFAULT_CORS_ORIGINS = List.of("http://localhost:5173", "http://127.0.0.1:5173");

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#\\s*]+");

    public ServeConfig {
        apiKeys = List.copyOf(apiKeys);
        corsOrigins = List.copyOf(corsOrigins);
        corsOrigins.forEach(ServeConfig::requireOrigin);
    }

    static void requireOrigin(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "corsOrigins must be scheme, host and port as in http://localhost:5173 but was '" + origin + "'");
        }
    }
}
