package io.authentica.train.data;

import ai.djl.basicdataset.cv.ImageDataset;
import ai.djl.basicdataset.cv.classification.ImageClassificationDataset;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Record;
import ai.djl.translate.TranslatorOptions;
import ai.djl.util.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.ResizePolicy;
import io.authentica.common.image.RgbImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prepared data set, or a part of one, as DJL has it: what {@code getData} yields can be given to any DJL trainer.
 *
 * <p>Images are decoded and preprocessed as everywhere else in Authentica, so the tensors equal those of training, evaluation and
 * serving. Transforms added to the builder are applied after that, to the tensor.
 *
 * <pre>{@code
 * OpenFakeDataset dataset = OpenFakeDataset.builder()
 *         .setManifest(ManifestReader.read(root).filter(Split.TRAIN))
 *         .setSampling(32, true)
 *         .build();
 * }</pre>
 */
public final class OpenFakeDataset extends ImageClassificationDataset {

    private final Manifest manifest;
    private final ImageDecoder decoder = new ImageDecoder();
    private final Preprocessor preprocessor;

    private OpenFakeDataset(Builder builder, Manifest manifest) {
        super(builder);
        this.manifest = manifest;
        this.preprocessor = new Preprocessor(builder.preprocessing);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Does nothing: {@code scripts/data.sh prepare} has prepared the data. */
    @Override
    public void prepare(@Nullable Progress progress) {}

    /**
     * Reads one sample.
     *
     * @return data: float32 {@code [3, 224, 224]}, RGB, normalised; label: int64 scalar, 0 real and 1 fake; both attached to
     *     {@code manager}
     */
    @Override
    public Record get(NDManager manager, long index) throws IOException {
        int side = Preprocessor.SIDE_PIXELS;
        float[] prepared = preprocessor.prepare(decode(index));
        // The view reads the memory of the array that it was made from, which therefore stays open as long as the
        // manager.
        NDArray data = manager.create(prepared, new Shape(side, side, 3)).transpose(2, 0, 1);
        return new Record(new NDList(data), new NDList(manager.create(getClassNumber(index))));
    }

    /** The picture as it was decoded, at its own size. */
    @Override
    protected Image getImage(long index) throws IOException {
        RgbImage decoded = decode(index);
        BufferedImage image = new BufferedImage(decoded.width(), decoded.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = decoded.rgb();
        for (int y = 0; y < decoded.height(); y++) {
            for (int x = 0; x < decoded.width(); x++) {
                int at = 3 * (y * decoded.width() + x);
                image.setRGB(x, y, (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF));
            }
        }
        return ImageFactory.getInstance().fromImage(image);
    }

    @Override
    protected long getClassNumber(long index) {
        return sample(index).label() == Label.FAKE ? 1 : 0;
    }

    /** {@code real}, {@code fake}: the class names in the order of the labels. */
    @Override
    public List<String> getClasses() {
        return Arrays.stream(Label.values()).map(Label::id).toList();
    }

    /** The width of the tensors; the files have any. */
    @Override
    public Optional<Integer> getImageWidth() {
        return Optional.of(Preprocessor.SIDE_PIXELS);
    }

    /** The height of the tensors; the files have any. */
    @Override
    public Optional<Integer> getImageHeight() {
        return Optional.of(Preprocessor.SIDE_PIXELS);
    }

    /** There are none: DJL's translators resize differently and would give other tensors. */
    @Override
    public TranslatorOptions matchingTranslatorOptions() {
        throw new UnsupportedOperationException(
                "no DJL translator preprocesses as this data set does; predict with a Detector");
    }

    @Override
    protected long availableSize() {
        return manifest.samples().size();
    }

    private RgbImage decode(long index) throws IOException {
        Sample sample = sample(index);
        return decoder.decode(sample.fileName(), Files.readAllBytes(manifest.file(sample)));
    }

    private Sample sample(long index) {
        return manifest.samples().get(Math.toIntExact(index));
    }

    /** Builds an {@link OpenFakeDataset}; a manifest and a sampling must be set. */
    public static final class Builder extends ImageDataset.BaseBuilder<Builder> {

        private @Nullable Manifest manifest;
        private Preprocessing preprocessing = Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR);

        private Builder() {}

        /** Sets what to read; every image is listed, so that corrupt ones cannot be skipped unseen. */
        public Builder setManifest(Manifest manifest) {
            this.manifest = manifest;
            return this;
        }

        /** Sets how pictures become tensors; by default squashed, with ImageNet's mean and standard deviation. */
        public Builder optPreprocessing(Preprocessing preprocessing) {
            this.preprocessing = preprocessing;
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** @throws UserException if the manifest lists no image */
        public OpenFakeDataset build() {
            if (manifest == null) {
                throw new IllegalArgumentException("manifest must be set");
            }
            if (manifest.samples().isEmpty()) {
                throw new UserException(manifest.root() + ": the data set must have at least one image in this split");
            }
            return new OpenFakeDataset(this, manifest);
        }
    }
}
