package io.authentica.serve.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** What is counted and timed, for Prometheus. */
public final class ServeMetrics {

    /** The type of what {@link #write} writes. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double[] SECONDS = {
        .001, .002, .005, .01, .015, .02, .03, .05, .075, .1, .15, .2, .3, .5, .75, 1, 2, 5, 10
    };

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("authentica_http_requests_total")
            .help("Requests that were answered.")
            .labelNames("method", "route", "status")
            .register(registry);
    private final Histogram requestSeconds = Histogram.builder()
            .name("authentica_http_request_seconds")
            .help("From the arrival of a request to its answer.")
            .unit(Unit.SECONDS)
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    private final Histogram decodeSeconds =
            seconds("authentica_decode_seconds", "Decoding and preprocessing an image.");
    private final Histogram queueSeconds =
            seconds("authentica_queue_seconds", "What an image waited for a decoder and for a worker.");
    private final Histogram inferenceSeconds =
            seconds("authentica_inference_seconds", "The network's work on a batch.");
    private final Histogram batchImages = Histogram.builder()
            .name("authentica_batch_images")
            .help("Images in a batch.")
            .classicOnly()
            .classicUpperBounds(1, 2, 4, 8, 16, 32, 64, 128)
            .register(registry);
    private final Counter verdicts = Counter.builder()
            .name("authentica_verdicts_total")
            .help("Images judged.")
            .labelNames("verdict")
            .register(registry);
    private final Counter reloads = Counter.builder()
            .name("authentica_model_reloads_total")
            .help("Attempts to load the model package anew.")
            .labelNames("outcome")
            .register(registry);

    /** A registry of its own: two servers in one process do not share numbers. */
    public ServeMetrics() {
        JvmMetrics.builder().register(registry);
    }

    private Histogram seconds(String name, String help) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .unit(Unit.SECONDS)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(registry);
    }

    /** Shows how many images are in the house, and how many of them wait for a worker. */
    public void watchQueue(IntSupplier admitted, IntSupplier waiting) {
        gauge("authentica_images_in_flight", "Images that wait or are worked on.", admitted::getAsInt);
        gauge("authentica_queue_images", "Decoded images that wait for a worker.", waiting::getAsInt);
    }

    /** Shows how much memory the bodies of requests take, or have been promised. */
    public void watchBodies(LongSupplier bytes) {
        gauge("authentica_body_bytes", "What bodies of requests take of the memory set aside for them.", bytes);
    }

    private void gauge(String name, String help, LongSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call((double) value.getAsLong()))
                .register(registry);
    }

    /** @param route one of the service's paths, or one word for all others: a label of every path would fill the memory */
    public void answered(String method, String route, int status, long nanos) {
        requests.labelValues(method, route, Integer.toString(status)).inc();
        requestSeconds.labelValues(route).observe(Unit.nanosToSeconds(nanos));
    }

    public void decoded(long nanos) {
        decodeSeconds.observe(Unit.nanosToSeconds(nanos));
    }

    public void waited(long nanos) {
        queueSeconds.observe(Unit.nanosToSeconds(nanos));
    }

    public void inferred(int images, long nanos) {
        batchImages.observe(images);
        inferenceSeconds.observe(Unit.nanosToSeconds(nanos));
    }

    /** @param verdict {@code real}, {@code fake} or {@code uncertain} */
    public void judged(String verdict) {
        verdicts.labelValues(verdict).inc();
    }

    /** @param outcome {@code loaded} or {@code refused} */
    public void reloaded(String outcome) {
        reloads.labelValues(outcome).inc();
    }

    /** All of it in Prometheus' text format. */
    public void write(OutputStream out) throws IOException {
        PrometheusTextFormatWriter.create().write(out, registry.scrape());
    }
}
