package io.authentica.train.bench;

import ai.djl.Device;
import io.authentica.common.cli.CommandRunner;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.ResizePolicy;
import io.authentica.common.image.UnreadableImageException;
import io.authentica.common.model.Classifier;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.FrozenPart;
import io.authentica.common.model.OnnxClassifier;
import io.authentica.common.model.PyTorchClassifier;
import io.authentica.common.model.Variant;
import io.authentica.common.model.Weights;
import io.authentica.common.onnx.OnnxModel;
import io.authentica.train.loop.TrainingSession;
import io.authentica.train.loop.TrainingSettings;
import io.authentica.train.recipe.AveragingRecipe;
import io.authentica.train.recipe.LossRecipe;
import io.authentica.train.recipe.ModelRecipe;
import io.authentica.train.recipe.OptimiserRecipe;
import io.authentica.train.run.Bfloat16Speed;
import io.authentica.train.run.ProcessMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code scripts/bench.sh}: images per second of each part of the line, on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures decoding, inference and training on this machine.",
        subcommands = {LoaderBench.class, MemoryBench.class})
public final class BenchCommand implements Callable<Integer> {

    private static final int BATCH = 16;
    private static final int WARM_UP_REPEATS = 8;
    private static final ModelRecipe MODEL = model(false);
    static final TrainingSettings SETTINGS = settings(MODEL);

    @Option(names = "--image", description = "The picture to decode. Default: a JPEG of 400 x 533 that is made up.")
    private Optional<Path> image = Optional.empty();

    @Option(names = "--repeats", defaultValue = "9", description = "Timed repeats. Default: ${DEFAULT-VALUE}.")
    private int repeats;

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or cuda:N. Default: ${DEFAULT-VALUE}.")
    private String device = "auto";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new BenchCommand(), arguments));
    }

    @Override
    public Integer call() throws IOException {
        Device resolved = DeviceChoice.parse(device).resolve();
        byte[] encoded = image.isPresent() ? Files.readAllBytes(image.get()) : BenchPicture.jpeg();
        ImageDecoder decoder = new ImageDecoder();
        Preprocessor preprocessor = new Preprocessor(Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR));
        float[] prepared = preprocessor.prepare(decoder.decode("image", encoded));
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(Measurement.of("decode + preprocess, 1 thread", 1, 100, WARM_UP_REPEATS, repeats, () -> {
            try {
                preprocessor.prepare(decoder.decode("image", encoded));
            } catch (UnreadableImageException e) {
                throw new IllegalStateException("was readable before", e);
            }
        }));
        Weights weights = Weights.random(MODEL.network(), 1);
        List<float[]> batch = Collections.nCopies(BATCH, prepared);
        try (Classifier classifier = new PyTorchClassifier(MODEL.network(), weights, resolved)) {
            inference(classifier, prepared, batch, measurements);
        }
        int cores = Runtime.getRuntime().availableProcessors();
        try (Classifier classifier = new OnnxClassifier(OnnxModel.write(MODEL.network(), weights), cores, cores)) {
            inference(classifier, prepared, batch, measurements);
        }
        long[] labels = new long[BATCH];
        for (int i = 0; i < BATCH; i += 2) {
            labels[i] = 1;
        }
        // Where it gains nothing it may take minutes a step.
        boolean bf16 = resolved.isGpu() || Bfloat16Speed.warning().isEmpty();
        for (ModelRecipe model : bf16 ? List.of(MODEL, model(true)) : List.of(MODEL)) {
            try (TrainingSession session = new TrainingSession(settings(model), weights, resolved)) {
                measurements.add(Measurement.of(
                        "training step, batch 16, " + (model.bf16() ? "bf16" : "float32"),
                        BATCH,
                        2,
                        WARM_UP_REPEATS,
                        repeats,
                        () -> session.step(batch, labels, SETTINGS.optimiser().learningRate(), 1)));
            }
        }
        print(measurements);
        return 0;
    }

    private static ModelRecipe model(boolean bf16) {
        return new ModelRecipe(
                Variant.EFFICIENTNET_B0,
                ModelRecipe.Head.NEW,
                0,
                0,
                EfficientNet.STEM_STRIDE,
                FrozenPart.NONE,
                ModelRecipe.BatchNorm.LIVE,
                ModelRecipe.BatchNormAffine.TRAINABLE,
                bf16);
    }

    private static TrainingSettings settings(ModelRecipe model) {
        return new TrainingSettings(
                model,
                new LossRecipe(0, 0),
                new OptimiserRecipe.Adamw(1e-4, 1, 1, 0.01, 0.9, 0.999, 1e-8, 1),
                new AveragingRecipe.None());
    }

    private void inference(
            Classifier classifier, float[] prepared, List<float[]> batch, List<Measurement> measurements) {
        List<float[]> single = List.of(prepared);
        String work = "inference, " + classifier.engineName() + ", batch ";
        measurements.add(
                Measurement.of(work + 1, 1, 50, WARM_UP_REPEATS, repeats, () -> classifier.fakeProbabilities(single)));
        measurements.add(Measurement.of(
                work + BATCH, BATCH, 3, WARM_UP_REPEATS, repeats, () -> classifier.fakeProbabilities(batch)));
    }

    private void print(List<Measurement> measurements) throws IOException {
        PrintWriter output = spec.commandLine().getOut();
        output.printf("%-52s %9s %9s %9s%n", "images/s", "median", "slowest", "fastest");
        for (Measurement measurement : measurements) {
            output.printf(
                    "%-52s %9.1f %9.1f %9.1f%n",
                    measurement.work(), measurement.median(), measurement.slowest(), measurement.fastest());
        }
        OptionalLong peak = ProcessMemory.mib(ProcessMemory.PEAK);
        output.printf(
                "peak resident memory: %s%n", peak.isPresent() ? peak.getAsLong() + " MiB" : "not told by this system");
        output.flush();
    }
}
