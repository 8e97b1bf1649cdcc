package io.authentica.evaluate.score;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;

/**
 * One image whose class is known, as its data set describes it. All its predictions, one for each condition, share it.
 *
 * @param id names the image within its data set; unique there
 * @param path where the image lies: relative to the data set's root, with forward slashes, or inside which file and row
 * @param sha256 of the encoded image, 64 hexadecimal digits; empty when unknown
 * @param label the truth
 * @param generator the generator of a fake, the source of a real image; empty when unknown
 * @param type OpenFake's column {@code type}; empty when unknown
 * @param releaseDate when the generator was released, as OpenFake writes it; empty when unknown
 * @param split the part of the data set that the image belongs to
 * @param format of the encoded image as found, such as {@code jpeg}; empty when unknown
 * @param widthPixels of the image as found; 0 when unknown
 * @param heightPixels of the image as found; 0 when unknown
 */
public record EvaluatedImage(
        String id,
        String path,
        String sha256,
        Label label,
        String generator,
        String type,
        String releaseDate,
        Split split,
        String format,
        int widthPixels,
        int heightPixels) {

    public EvaluatedImage {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id must name the image but is empty");
        }
        if (widthPixels < 0 || heightPixels < 0) {
            throw new IllegalArgumentException(
                    "width and height must not be negative but were %d and %d".formatted(widthPixels, heightPixels));
        }
    }

    /** The image of a data set in the imagefolder layout, before its bytes were looked at. */
    public static EvaluatedImage of(Sample sample) {
        return new EvaluatedImage(
                sample.fileName(),
                sample.fileName(),
                "",
                sample.label(),
                sample.generator(),
                sample.type(),
                sample.releaseDate(),
                sample.split(),
                "",
                0,
                0);
    }

    /** The same image with what its bytes say. */
    public EvaluatedImage withContent(String hash, String foundFormat, int foundWidthPixels, int foundHeightPixels) {
        return new EvaluatedImage(
                id,
                path,
                hash,
                label,
                generator,
                type,
                releaseDate,
                split,
                foundFormat,
                foundWidthPixels,
                foundHeightPixels);
    }
}
