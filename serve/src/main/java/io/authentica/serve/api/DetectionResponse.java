package io.authentica.serve.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.authentica.common.detect.ImageWarning;
import io.authentica.common.image.ImageHeader;
import io.authentica.serve.http.Upload;
import io.authentica.serve.inference.Detection;
import io.authentica.serve.inference.StageTimes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * The answer of {@code POST /v1/detect}.
 *
 * @param fileName as the client sent it, or empty
 * @param verdict {@code fake}, {@code real} or {@code uncertain}
 * @param probability that the image is fake
 * @param threshold where the verdict turns
 * @param model that judged
 * @param media what the file is
 * @param warnings why to trust the verdict less
 * @param timingsMs where the time went
 * @param requestId of the request, as in the header
 */
@JsonPropertyOrder({
    "file_name",
    "verdict",
    "probability",
    "threshold",
    "model",
    "media",
    "warnings",
    "timings_ms",
    "request_id"
})
record DetectionResponse(
        String fileName,
        String verdict,
        Probability probability,
        ThresholdSummary threshold,
        ModelSummary model,
        Media media,
        List<ImageWarning> warnings,
        Timings timingsMs,
        String requestId) {

    private static final int PROBABILITY_DECIMALS = 6;
    private static final int TIME_DECIMALS = 3;

    /**
     * That the image is fake, 6 decimals.
     *
     * @param raw the softmax of the network's logits
     * @param calibrated the same after the package's calibration: the one to use
     */
    record Probability(BigDecimal raw, BigDecimal calibrated) {}

    /**
     * The file.
     *
     * @param format {@code jpeg}, {@code png}, {@code webp}, {@code gif}, {@code bmp} or {@code tiff}, by its first bytes
     * @param width pixels
     * @param height pixels
     * @param bytes the file's length
     * @param sha256 of the file
     */
    record Media(String format, int width, int height, int bytes, String sha256) {}

    /**
     * Milliseconds, 3 decimals.
     *
     * @param decode decoding and preprocessing
     * @param queue waiting for a decoder and for a worker
     * @param inference the network's work on the batch that the image was in
     * @param total from the arrival of the request's head to its answer, reading the upload included
     */
    record Timings(BigDecimal decode, BigDecimal queue, BigDecimal inference, BigDecimal total) {}

    /** @param totalNanos what the request took */
    static DetectionResponse of(Upload upload, Detection detection, String requestId, long totalNanos) {
        ImageHeader header = detection.header();
        StageTimes times = detection.times();
        return new DetectionResponse(
                upload.fileName(),
                detection.verdict().name().toLowerCase(Locale.ROOT),
                new Probability(
                        Numbers.rounded(detection.probability().raw(), PROBABILITY_DECIMALS),
                        Numbers.rounded(detection.probability().calibrated(), PROBABILITY_DECIMALS)),
                ThresholdSummary.of(detection.model().detector().description()),
                ModelSummary.of(detection.model()),
                new Media(
                        header.format().name().toLowerCase(Locale.ROOT),
                        header.width(),
                        header.height(),
                        upload.bytes().length,
                        detection.sha256()),
                Warnings.of(upload, detection),
                new Timings(
                        millis(times.decode()), millis(times.queue()), millis(times.inference()), millis(totalNanos)),
                requestId);
    }

    private static BigDecimal millis(long nanos) {
        return Numbers.rounded(nanos / 1e6, TIME_DECIMALS);
    }
}
