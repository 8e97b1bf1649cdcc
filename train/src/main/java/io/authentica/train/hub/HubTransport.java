package io.authentica.train.hub;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLHandshakeException;

/** Sends requests, no more than some at a time, with the token for the endpoint and for nobody else. */
final class HubTransport {

    private static final int CONNECTIONS = 8;
    private static final int MOST_REDIRECTS = 10;
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

    private final HubSettings settings;
    private final HubClock clock;
    private final HttpClient client;
    private final Semaphore connections = new Semaphore(CONNECTIONS, true);
    private final LongAdder received = new LongAdder();

    HubTransport(HubSettings settings, HubClock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                // Ranges of one file come faster over several connections than over the one of HTTP/2.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.downloadTimeout())
                .build();
    }

    /** How many bytes of bodies came in so far. */
    long bytesReceived() {
        return received.sum();
    }

    Retries retries(String task) {
        return new Retries(task, clock);
    }

    /** Whether a URL has the endpoint's scheme, host and port. */
    boolean isEndpoint(URI uri) {
        URI endpoint = settings.endpoint();
        return endpoint.getScheme().equalsIgnoreCase(uri.getScheme())
                && endpoint.getHost().equalsIgnoreCase(uri.getHost())
                && port(endpoint) == port(uri);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** Asks for the headers of a URL; redirects are the caller's matter. */
    HubAnswer head(URI uri) throws IOException {
        return send("HEAD", uri, settings.metadataTimeout(), Map.of());
    }

    /** Gets a URL, through redirects. */
    HubAnswer get(URI uri, Map<String, String> headers) throws IOException {
        URI current = uri;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HubAnswer answer = send("GET", current, settings.downloadTimeout(), headers);
            if (!answer.isRedirect()) {
                return answer;
            }
            answer.close();
            current = redirected(current, answer);
        }
        throw new UserException(uri.getHost() + ": more than " + MOST_REDIRECTS + " redirects for " + uri.getPath());
    }

    /** Where an answer redirects to. */
    URI redirected(URI from, HubAnswer answer) {
        URI target = from.resolve(HubUris.lenient(answer.header("Location").orElse("")));
        boolean secure = "https".equalsIgnoreCase(target.getScheme());
        boolean plain = "http".equalsIgnoreCase(target.getScheme());
        if (target.getHost() == null || !(secure || plain) || (plain && "https".equalsIgnoreCase(from.getScheme()))) {
            throw new UserException(from.getHost() + ": redirects " + from.getPath()
                    + " to where it must not (another scheme than https, or no host): a proxy in between?");
        }
        return target;
    }

    private HubAnswer send(String method, URI uri, Duration timeout, Map<String, String> headers) throws IOException {
        if (settings.offline()) {
            throw new IllegalStateException("HF_HUB_OFFLINE is set: no request may be made");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.noBody())
                .timeout(timeout)
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "authentica");
        headers.forEach(request::header);
        if (isEndpoint(uri)) {
            settings.token().ifPresent(token -> request.header("Authorization", token.bearer()));
        }
        Runnable freed = acquire();
        boolean handedOver = false;
        try {
            HttpResponse<BodyStream> response =
                    client.send(request.build(), ignored -> new BodyStream(timeout, received::add));
            HubAnswer answer = new HubAnswer(uri, response.statusCode(), response.headers(), response.body(), freed);
            handedOver = true;
            return checked(answer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + uri.getHost());
        } catch (SSLHandshakeException refused) {
            if (!isUntrusted(refused)) {
                throw broken(uri, refused);
            }
            throw new UserException(
                    uri.getHost() + ": no secure connection (" + HubErrors.reason(refused)
                            + "): check the proxy, and that Java trusts its certificate",
                    refused);
        } catch (TransientException | InterruptedIOException known) {
            throw known;
        } catch (IOException failure) {
            throw broken(uri, failure);
        } finally {
            if (!handedOver) {
                freed.run();
            }
        }
    }

    private static boolean isUntrusted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static TransientException broken(URI uri, IOException failure) {
        return new TransientException(
                "no answer from " + uri.getHost() + " (" + HubErrors.reason(failure) + ")", failure);
    }

    private HubAnswer checked(HubAnswer answer) throws TransientException {
        if (!TRANSIENT.contains(answer.status())) {
            return answer;
        }
        answer.close();
        throw new TransientException(
                HubErrors.statusLine(answer), RetryWait.demanded(answer.status(), answer.headers(), clock.now()));
    }

    /** Waits for a free connection; what is returned gives it back, once. */
    private Runnable acquire() throws InterruptedIOException {
        try {
            connections.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a free connection");
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                connections.release();
            }
        };
    }
}
