package io.authentica.serve.http;

import io.authentica.common.image.UnreadableImageException;
import io.authentica.serve.inference.ClientGoneException;
import io.authentica.serve.inference.DeadlineException;
import io.authentica.serve.inference.OverloadedException;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Locale;

/**
 * What an answer says of a failure; the only place that decides it. Nothing of the inside is in it.
 *
 * @param status of the answer
 * @param code what programs tell failures apart by
 * @param detail text, or a list of what is wrong with the form's fields
 */
public record Failure(int status, String code, Object detail) {

    /** What Nginx calls it; nobody reads the answer. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    public static final Failure INTERNAL = new Failure(500, "internal", "Internal Server Error");

    public static Failure of(Throwable thrown) {
        if (thrown instanceof ApiException refused) {
            return new Failure(refused.status(), refused.code(), refused.detail());
        }
        if (thrown instanceof UnreadableImageException unreadable) {
            return new Failure(400, "unreadable_image", "Error processing image: " + unreadable.reason());
        }
        if (thrown instanceof OverloadedException) {
            return new Failure(503, "overloaded", "The service is busy: try again in a moment");
        }
        if (thrown instanceof DeadlineException) {
            return new Failure(504, "deadline", "The answer took too long: try again in a moment");
        }
        if (thrown instanceof ClientGoneException) {
            return new Failure(CLIENT_CLOSED_REQUEST, "client_gone", "Client Closed Request");
        }
        if (thrown instanceof HttpResponseException refused && refused.getStatus() < 500) {
            String message = HttpStatus.forStatus(refused.getStatus()).getMessage();
            return new Failure(
                    refused.getStatus(), message.toLowerCase(Locale.ROOT).replace(' ', '_'), message);
        }
        return INTERNAL;
    }
}
