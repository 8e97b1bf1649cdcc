package io.authentica.train.hub;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gets the bytes of files, with new signed URLs for expired ones. For use by several threads. */
final class ContentSource {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    private final HubResolver resolver;
    private final Map<HubFile, URI> renewed = new ConcurrentHashMap<>();

    ContentSource(HubResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * Where an answer's bytes belong.
     *
     * @param answer of status 200 or 206
     * @param start position in the file of its first byte
     */
    record Content(HubAnswer answer, long start) {}

    /**
     * Asks for bytes of a file. The answer may start before {@code first} (at 0, from a server without ranges) and may end
     * anywhere; it is the caller's to close.
     *
     * @param first position of the first byte
     * @param end position after the last
     */
    Content open(HubFile file, long first, long end) throws IOException {
        boolean whole = first == 0 && end == file.size();
        Map<String, String> headers = whole ? Map.of() : Map.of("Range", "bytes=" + first + "-" + (end - 1));
        URI location = renewed.getOrDefault(file, file.location());
        HubAnswer answer = resolver.transport().get(location, headers);
        if (isExpired(answer)) {
            answer.close();
            answer = resolver.transport().get(renew(file, location), headers);
        }
        boolean accepted = false;
        try {
            Content content = new Content(answer, start(file, answer, first, end));
            accepted = true;
            return content;
        } finally {
            if (!accepted) {
                answer.close();
            }
        }
    }

    private boolean isExpired(HubAnswer answer) {
        return (answer.status() == 403 || answer.status() == 401)
                && !resolver.transport().isEndpoint(answer.uri());
    }

    /** One thread asks for a new location, the others use it. */
    private synchronized URI renew(HubFile file, URI expired) throws IOException {
        URI current = renewed.getOrDefault(file, file.location());
        if (!current.equals(expired)) {
            return current;
        }
        HubFile fresh = resolver.file(file.repository(), file.commit(), file.path());
        if (!fresh.etag().equals(file.etag()) || fresh.size() != file.size()) {
            throw new UserException(file + ": the file of a commit must not change, but its hash or size did");
        }
        renewed.put(file, fresh.location());
        return fresh.location();
    }

    private long start(HubFile file, HubAnswer answer, long first, long end) throws IOException {
        String encoding = answer.header("Content-Encoding").orElse("identity");
        if (!encoding.equals("identity")) {
            throw new UserException(file + ": the answer of " + answer.uri().getHost()
                    + " must not be compressed but is " + HubPathRule.shown(encoding) + ": a proxy in between?");
        }
        return switch (answer.status()) {
            case 200 -> whole(file, answer);
            case 206 -> part(file, answer, first, end);
            case 416 ->
                throw new UserException(file + ": the server has no bytes " + first + "-" + (end - 1) + " of "
                        + file.size() + ": the file must have changed; look it up again");
            default -> throw failure(file, answer);
        };
    }

    private UserException failure(HubFile file, HubAnswer answer) {
        if (resolver.transport().isEndpoint(answer.uri())) {
            return resolver.errors().of(answer, new HubReference(file.repository(), file.commit(), file.path()));
        }
        return new UserException(
                file + ": " + HubErrors.statusLine(answer) + " where its content should be: try again later");
    }

    private static long whole(HubFile file, HubAnswer answer) throws IOException {
        long length = answer.count("Content-Length").orElse(file.size());
        if (length != file.size()) {
            throw new WrongContentException("has " + length + " bytes instead of " + file.size());
        }
        return 0;
    }

    private static long part(HubFile file, HubAnswer answer, long first, long end) throws IOException {
        Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
        if (!range.matches()) {
            throw new TransientException("part of a file without its range", Optional.empty());
        }
        long start = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        if (Long.parseLong(range.group(3)) != file.size()) {
            throw new WrongContentException("has " + range.group(3) + " bytes instead of " + file.size());
        }
        long length = last - start + 1;
        if (start != first
                || last >= end
                || length <= 0
                || answer.count("Content-Length").orElse(length) != length) {
            throw new WrongContentException(
                    "came as " + range.group() + " when bytes " + first + "-" + (end - 1) + " were asked for");
        }
        return start;
    }
}
