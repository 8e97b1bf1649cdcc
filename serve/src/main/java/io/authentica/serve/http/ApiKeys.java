package io.authentica.serve.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lets only those in who have a key, as {@code X-API-Key} or as a bearer token. How long the check takes says nothing of the keys: digests
 * are compared, each to its end, and all of them.
 */
public final class ApiKeys implements Handler {

    private static final String BEARER = "Bearer ";

    private final List<byte[]> digests;
    private final Predicate<String> isOpen;

    /**
     * @param keys none lets everybody in
     * @param isOpen for which paths no key is needed
     */
    public ApiKeys(List<String> keys, Predicate<String> isOpen) {
        this.digests = keys.stream().map(ApiKeys::digest).toList();
        this.isOpen = isOpen;
    }

    @Override
    public void handle(Context ctx) {
        if (digests.isEmpty() || isOpen.test(ctx.path())) {
            return;
        }
        byte[] given = digest(given(ctx));
        boolean known = false;
        for (byte[] digest : digests) {
            known |= MessageDigest.isEqual(digest, given);
        }
        if (!known) {
            throw ApiException.unauthorized();
        }
    }

    private static String given(Context ctx) {
        return Optional.ofNullable(ctx.header("X-API-Key"))
                .or(() -> Optional.ofNullable(ctx.header("Authorization"))
                        .filter(value -> value.startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length())))
                .orElse("");
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
