package io.authentica.serve.inference;

import io.authentica.common.detect.Detector;
import io.authentica.common.image.ImageHeader;
import io.authentica.common.image.UnreadableImageException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The first stage: from a file's bytes to the network's input. */
final class Decoding {

    private final PixelBudget budget;

    /** @param maxPixels the largest picture that is decoded */
    Decoding(long maxPixels) {
        this.budget = new PixelBudget(maxPixels);
    }

    /**
     * Waits for its share of the pixels, no longer than the image's deadline, then decodes.
     *
     * @return empty if nobody wants the image any more by then; it is then at its end
     */
    Optional<DecodedImage> decode(ImageJob job) throws UnreadableImageException, InterruptedException {
        long startNanos = System.nanoTime();
        EncodedImage image = job.image();
        Detector detector = job.model().detector();
        ImageHeader header = detector.header(image.name(), image.bytes());
        PixelBudget.Share share = budget.take((long) header.width() * header.height(), job.remainingNanos())
                .orElseThrow(DeadlineException::new);
        float[] prepared;
        try (share) {
            if (job.endIfUnwanted()) {
                return Optional.empty();
            }
            prepared = detector.prepare(image.name(), image.bytes());
        }
        String sha256 = sha256(image.bytes());
        long readyNanos = System.nanoTime();
        return Optional.of(new DecodedImage(
                job, header, sha256, prepared, startNanos - job.arrivedNanos(), readyNanos - startNanos, readyNanos));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
