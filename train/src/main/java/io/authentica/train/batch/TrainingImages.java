package io.authentica.train.batch;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.UnreadableImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** From a file of a split to the network's input. Safe for use by several threads. */
public final class TrainingImages {

    private final ImageSet images;
    private final Preprocessor preprocessor;
    private final ImageDecoder decoder = new ImageDecoder();

    /** A change of a decoded picture: (picture, index of the sample) to picture. */
    @FunctionalInterface
    public interface Change {
        RgbImage apply(RgbImage image, int sample);
    }

    /** @param split the samples that indices mean */
    public TrainingImages(Manifest split, Preprocessor preprocessor) {
        this(ImageSet.of(split), preprocessor);
    }

    /** @param images what indices mean */
    public TrainingImages(ImageSet images, Preprocessor preprocessor) {
        this.images = images;
        this.preprocessor = preprocessor;
    }

    /** The sample at an index. */
    public Sample sample(int index) {
        return images.samples().get(index);
    }

    /**
     * A sample's picture as its file has it.
     *
     * @throws UserException if it cannot be decoded: data sets made by {@code data prepare} have no such file
     */
    public RgbImage decode(int index) throws IOException {
        Path file = images.files().get(index);
        try {
            return decoder.decode(file.toString(), Files.readAllBytes(file));
        } catch (UnreadableImageException e) {
            throw new UserException(e.getMessage() + " (run scripts/data.sh prepare, which sorts such images out)", e);
        }
    }

    /** @return float32 {@code [224, 224, 3]}, RGB, normalised */
    public float[] prepare(int index, Change change) throws IOException {
        RgbImage decoded = decode(index);
        try {
            return preprocessor.prepare(change.apply(decoded, index));
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new IllegalStateException(
                    images.files().get(index) + ": augmentation or resizing failed (" + decoded.width() + "x"
                            + decoded.height() + " pixels)",
                    e);
        }
    }
}
