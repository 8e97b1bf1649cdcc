package io.authentica.serve.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A JSON line for each request, to standard output. What clients send is text in it: JSON's rules escape it. */
public final class AccessLog {

    /** Named for logback.xml, which sends it elsewhere than all other logs. */
    private static final Logger LOG = LoggerFactory.getLogger("io.authentica.serve.access");

    private static final int SHOWN_CHARACTERS = 200;

    private final JsonMapper json = JsonMapping.mapper();

    /**
     * A line.
     *
     * @param time when the request was answered, UTC
     * @param requestId of the request, as in the header
     * @param client its address
     * @param method as the client sent it
     * @param path without the query, which may hold secrets
     * @param status of the answer
     * @param bytesIn of the request's body, as declared; -1 where it was not
     * @param durationMs from the arrival of the request to its answer
     * @param userAgent as the client sent it, shortened
     */
    record Line(
            String time,
            String requestId,
            String client,
            String method,
            String path,
            int status,
            long bytesIn,
            double durationMs,
            String userAgent) {}

    public void write(Context ctx, long nanos) {
        Line line = new Line(
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                RequestId.of(ctx),
                ctx.req().getRemoteAddr(),
                ctx.req().getMethod(),
                shown(ctx.path()),
                ctx.statusCode(),
                ctx.req().getContentLengthLong(),
                TimeUnit.NANOSECONDS.toMicros(nanos) / 1e3,
                shown(Optional.ofNullable(ctx.userAgent()).orElse("")));
        try {
            LOG.info("{}", json.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of text and numbers is always JSON", e);
        }
    }

    private static String shown(String text) {
        return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) : text;
    }
}
