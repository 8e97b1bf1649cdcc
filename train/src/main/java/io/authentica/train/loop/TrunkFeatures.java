package io.authentica.train.loop;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.model.Weights;
import io.authentica.common.safetensors.FloatTensor;
import io.authentica.train.batch.Batch;
import io.authentica.train.batch.BatchLoader;
import io.authentica.train.batch.EpochOrder;
import io.authentica.train.batch.FeatureFile;
import io.authentica.train.recipe.ModelRecipe;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.run.WriteFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Runs a frozen trunk over the images of a split, once: no augmentation, BatchNorm by its running statistics. A file's name has
 * a hash of all that its content depends on, so that a run that goes on finds what an earlier process has computed, and never
 * what others have.
 */
final class TrunkFeatures {

    /** Not the recipe's: what is computed together must not depend on what is learnt together. */
    private static final int BATCH = 16;

    private static final int KEY_CHARACTERS = 16;

    private final Recipe recipe;
    private final Weights weights;
    private final TrainingSession session;
    private final Path directory;
    private final int loaderThreads;
    private final Runnable betweenBatches;

    /**
     * @param weights those of the session: only the classifier's ever change
     * @param directory for the files; made with the first
     * @param betweenBatches may throw to end a computation, of which nothing is kept then
     */
    TrunkFeatures(
            Recipe recipe,
            Weights weights,
            TrainingSession session,
            Path directory,
            int loaderThreads,
            Runnable betweenBatches) {
        this.recipe = recipe;
        this.weights = weights;
        this.session = session;
        this.directory = directory;
        this.loaderThreads = loaderThreads;
        this.betweenBatches = betweenBatches;
    }

    /**
     * The features of a split, computed unless the run has them.
     *
     * @param name of the split, for people
     * @throws UserException if an image cannot be read or the disk does not take the file
     */
    FeatureFile of(Manifest split, String name) throws IOException {
        Path file = directory.resolve(name + "-" + key(split) + ".f32");
        if (!Files.exists(file)) {
            compute(split, name, file);
        }
        return FeatureFile.open(file, split);
    }

    private void compute(Manifest split, String name, Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        int images = split.samples().size();
        try (BatchLoader loader = new BatchLoader(split, new Preprocessor(recipe.preprocessing()), loaderThreads);
                Progress progress = Progress.start("features of split " + name, "images", images, false)) {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                loader.load(EpochOrder.sequential(images, BATCH), (image, sample) -> image, batch -> {
                    betweenBatches.run();
                    append(channel, batch, file);
                    progress.step(batch.images().size());
                });
                // A rename may outlive a power cut that the content does not.
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw WriteFailure.of(file, e, WriteFailure.RESUME);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void append(FileChannel channel, Batch batch, Path file) {
        float[] features = session.features(batch.images());
        try {
            FeatureFile.append(channel, features);
        } catch (IOException e) {
            throw WriteFailure.of(file, e, WriteFailure.RESUME);
        }
    }

    private String key(Manifest split) {
        MessageDigest digest = sha256();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES);
        // Rows are in the order of the samples, which the manifest's hash leaves out.
        for (Sample sample : split.samples()) {
            add(digest, sample.fileName());
        }
        add(digest, split.sha256());
        add(digest, recipe.preprocessing().toString());
        ModelRecipe model = recipe.model();
        add(digest, model.variant().timmName() + " " + model.stemStride() + " " + model.bf16());
        for (Map.Entry<String, FloatTensor> tensor : weights.tensors().entrySet()) {
            if (model.freeze().includes(tensor.getKey())) {
                for (float value : tensor.getValue().values()) {
                    bytes.putInt(0, Float.floatToRawIntBits(value));
                    digest.update(bytes.array());
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_CHARACTERS);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
