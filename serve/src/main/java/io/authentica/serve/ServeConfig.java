package io.authentica.serve;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How the server runs.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param maxUploadMebibytes the largest image file taken
 * @param workers how many images are worked on at once
 * @param queueCapacity how many more may wait; those beyond are turned away
 * @param corsOrigins the web origins whose pages may call the service: {@code http://localhost:5173}
 */
public record ServeConfig(
        String host, int port, int maxUploadMebibytes, int workers, int queueCapacity, List<String> corsOrigins) {

    /** Where the web client of the service runs while it is developed. */
    public static final List<String> DEFAULT_CORS_ORIGINS = List.of("http://localhost:5173", "http://127.0.0.1:5173");

    /** An upload is held in memory as one array. */
    private static final int LARGEST_UPLOAD_MEBIBYTES = 1024;

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#\\s*]+");

    public ServeConfig {
        requireWithin("port", port, 0, 65535);
        requireWithin("max-upload-mib", maxUploadMebibytes, 1, LARGEST_UPLOAD_MEBIBYTES);
        requireWithin("workers", workers, 1, 1024);
        requireWithin("queue", queueCapacity, 1, 10_000);
        corsOrigins = List.copyOf(corsOrigins);
        for (String origin : corsOrigins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "cors-origin must be scheme, host and port as in http://localhost:5173 but was '" + origin
                                + "'");
            }
        }
    }

    int maxUploadBytes() {
        return maxUploadMebibytes * 1024 * 1024;
    }

    private static void requireWithin(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be from " + min + " to " + max + " but was " + value);
        }
    }
}
