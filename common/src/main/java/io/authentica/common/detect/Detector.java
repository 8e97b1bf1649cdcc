package io.authentica.common.detect;

import io.authentica.common.image.ImageHeader;
import io.authentica.common.image.UnreadableImageException;
import io.authentica.common.modelpackage.ModelDescription;
import java.util.List;

/**
 * A model package at work: encoded images in, probabilities out. Preprocessing, labels, calibration and
 * threshold come from the package.
 *
 * <p>Safe for use by many threads at once.
 */
public interface Detector extends AutoCloseable {

    /** What the package says of itself. */
    ModelDescription description();

    /** What infers: {@code pytorch} or {@code onnxruntime}. */
    String engineName();

    /** Where inference runs: {@code cpu} or {@code cuda}. */
    String deviceName();

    /**
     * What a file says of its picture, for whoever wants to know before it is decoded.
     *
     * @param name the file's name, for errors
     * @param encoded as for {@link #prepare}
     */
    default ImageHeader header(String name, byte[] encoded) throws UnreadableImageException {
        return ImageHeader.read(name, encoded);
    }

    /**
     * Decodes and preprocesses one image.
     *
     * @param name the file's name, for errors
     * @param encoded the bytes of a JPEG, PNG, WebP, GIF, BMP or TIFF file
     * @return float32 {@code [224, 224, 3]}, RGB, normalised, row by row
     */
    float[] prepare(String name, byte[] encoded) throws UnreadableImageException;

    /**
     * @param prepared what {@link #prepare} returned, one an image; at least one
     * @return for each the probability that it is AI-generated, in the same order
     */
    List<FakeProbability> fakeProbabilities(List<float[]> prepared);

    /** The verdict without a third way: whether the calibrated probability is above the package's threshold (strictly). */
    default boolean isFake(FakeProbability probability) {
        return probability.calibrated() > description().threshold().value();
    }

    /** The verdict with the package's uncertain band: real, fake or too close to call. */
    default Verdict verdict(FakeProbability probability) {
        return Verdict.of(probability.calibrated(), description().uncertain());
    }

    @Override
    void close();
}
