package io.authentica.serve.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The body of every answer below {@code /v1} that is not a success.
 *
 * @param detail text, or a list of what is wrong with the form's fields
 * @param code what programs tell failures apart by
 * @param requestId of the request, as in the header
 */
@JsonPropertyOrder({"detail", "code", "request_id"})
record ProblemResponse(
        Object detail,
        String code,
        @JsonProperty("request_id") String requestId) {}
