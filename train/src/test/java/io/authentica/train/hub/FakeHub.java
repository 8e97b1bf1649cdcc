package io.authentica.train.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A Hugging Face Hub on this machine, as its documentation describes it, with faults to order: the API on {@code 127.0.0.1}, large
 * files on {@code localhost} and another port behind signed URLs.
 */
public final class FakeHub implements AutoCloseable {

    /** The one token that it accepts. */
    public static final String TOKEN = "hf_accepted";

    private record Rule(String fragment, AtomicInteger times, FakeFault fault) {}

    private record Alarm(int requestsLeft, Runnable action) {

        Alarm next() {
            return new Alarm(requestsLeft - 1, action);
        }
    }

    private final HttpServer api;
    private final HttpServer cdn;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-hub");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, FakeRepository> repositories = new ConcurrentHashMap<>();
    private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final AtomicInteger signature = new AtomicInteger(1);
    private final AtomicInteger pageSize = new AtomicInteger(1000);
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<Alarm> alarm = new AtomicReference<>(new Alarm(0, () -> {}));

    private FakeHub() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        api = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        cdn = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        FakeHubPages pages = new FakeHubPages(this);
        serve(api, "hub", pages::answerApi);
        serve(cdn, "cdn", pages::answerCdn);
    }

    /** Starts one without repositories. */
    public static FakeHub start() throws IOException {
        return new FakeHub();
    }

    private interface Handler {
        void answer(HttpExchange exchange, FakeAnswer answer) throws IOException;
    }

    private void serve(HttpServer server, String name, Handler handler) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            FakeRequest request = new FakeRequest(
                    exchange.getRequestMethod(),
                    name,
                    exchange.getRequestURI().toString(),
                    first(exchange, "Range"),
                    first(exchange, "Authorization"),
                    new AtomicLong());
            requests.add(request);
            Alarm now = alarm.updateAndGet(Alarm::next);
            if (now.requestsLeft() == 0) {
                now.action().run();
            }
            peak.accumulateAndGet(active.incrementAndGet(), Math::max);
            try {
                handler.answer(exchange, new FakeAnswer(exchange, request, nextFault(request.line()), closed));
            } finally {
                active.decrementAndGet();
            }
        });
        server.start();
    }

    private static String first(HttpExchange exchange, String header) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                .orElse("");
    }

    private Optional<FakeFault> nextFault(String line) {
        return rules.stream()
                .filter(rule -> line.contains(rule.fragment()) && rule.times().getAndDecrement() > 0)
                .findFirst()
                .map(Rule::fault);
    }

    /** Where it is: what {@code HF_ENDPOINT} has to be. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + api.getAddress().getPort());
    }

    URI cdn() {
        return URI.create("http://localhost:" + cdn.getAddress().getPort());
    }

    /** Settings of a client of it, without a token. */
    public HubSettings settings(Path cache) {
        Duration timeout = Duration.ofSeconds(10);
        return new HubSettings(endpoint(), cache, Optional.empty(), false, true, timeout, timeout);
    }

    /** The same as environment variables. */
    public Map<String, String> environment(Path cache) {
        return Map.of(
                "HF_ENDPOINT", endpoint().toString(),
                "HF_HUB_CACHE", cache.toString(),
                "HF_HUB_DISABLE_IMPLICIT_TOKEN", "1");
    }

    /** The repository of that name, made if there is none. */
    public FakeRepository repository(HubRepository id) {
        return repositories.computeIfAbsent(id.toString(), key -> new FakeRepository(id));
    }

    Optional<FakeRepository> find(HubRepository id) {
        return Optional.ofNullable(repositories.get(id.toString()));
    }

    /** How many entries a page of a listing has. */
    public void pageSize(int entries) {
        pageSize.set(entries);
    }

    int pageSize() {
        return pageSize.get();
    }

    /**
     * Does something wrong.
     *
     * @param fragment with requests whose {@link FakeRequest#line()} has it
     * @param times how often
     */
    public void fault(String fragment, int times, FakeFault fault) {
        rules.add(new Rule(fragment, new AtomicInteger(times), fault));
    }

    /** Makes all signed URLs that it gave out so far invalid. */
    public void expireSignedUrls() {
        signature.incrementAndGet();
    }

    String signature() {
        return "s" + signature.get();
    }

    /** Does something when so many more requests have come in, before the last of them is answered. */
    public void after(int moreRequests, Runnable action) {
        alarm.set(new Alarm(moreRequests, action));
    }

    /** The requests so far, in order. */
    public List<FakeRequest> requests() {
        return new ArrayList<>(requests);
    }

    /** How many requests had a line with {@code fragment} in it. */
    public long count(String fragment) {
        return requests.stream()
                .filter(request -> request.line().contains(fragment))
                .count();
    }

    /** How many bytes of bodies were sent in answer to requests whose line has {@code fragment} in it. */
    public long bytesSent(String fragment) {
        return requests.stream()
                .filter(request -> request.line().contains(fragment))
                .mapToLong(request -> request.bytesSent().get())
                .sum();
    }

    /** How many requests it answered at the same time, at most. */
    public int peak() {
        return peak.get();
    }

    /** Forgets the requests so far. */
    public void forgetRequests() {
        requests.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        api.stop(0);
        cdn.stop(0);
        threads.shutdownNow();
    }
}
