package io.authentica.common.model;

import io.authentica.common.cli.UserException;
import io.authentica.common.safetensors.ElementType;
import io.authentica.common.safetensors.FloatTensor;
import io.authentica.common.safetensors.SafetensorsReader;
import io.authentica.common.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** A complete set of tensors for one network, on the heap, under timm's names. */
public final class Weights {

    private static final double NEW_HEAD_STANDARD_DEVIATION = 0.01;

    private final Map<String, FloatTensor> tensors;

    private Weights(Map<String, FloatTensor> tensors) {
        this.tensors = tensors;
    }

    /**
     * Checks that the tensors are those of the network, no more, no fewer, each of its shape.
     *
     * @throws UserException lists all that are missing, unexpected or of another shape
     */
    public static Weights of(EfficientNet network, Map<String, FloatTensor> tensors) {
        return of(network, tensors, "weights");
    }

    /** Reads a safetensors file that must hold exactly the tensors of {@code network}. */
    public static Weights read(Path file, EfficientNet network) throws IOException {
        return of(network, SafetensorsReader.read(file).tensors(), file.toString());
    }

    /**
     * Reads a checkpoint with any number of classes for a network with its own: the explicit choice to drop the
     * checkpoint's classifier and start from a new one.
     *
     * @param seed of the new classifier
     */
    public static Weights readWithNewHead(Path file, EfficientNet network, long seed) throws IOException {
        Map<String, FloatTensor> tensors =
                new LinkedHashMap<>(SafetensorsReader.read(file).tensors());
        tensors.keySet().removeIf(name -> name.startsWith(EfficientNet.CLASSIFIER + "."));
        tensors.putAll(newHead(network, seed));
        return of(network, tensors, file.toString());
    }

    /** All tensors drawn anew, as timm does, but for the classifier, which is as in {@link #readWithNewHead}. */
    public static Weights random(EfficientNet network, long seed) {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        RandomGenerator random = new SplittableRandom(seed);
        for (TensorSpec spec : network.tensors()) {
            float[] values = new float[Math.toIntExact(elements(spec))];
            switch (spec.role()) {
                case WEIGHT -> {
                    // fan-out of a convolution: kernel area times output channels over groups; depthwise: the area.
                    List<Long> shape = spec.shape();
                    boolean depthwise = shape.size() == 4 && shape.get(1) == 1 && shape.get(2) > 1;
                    double area = shape.size() == 4 ? shape.get(2) * shape.get(3) : 1;
                    double fanOut = depthwise ? area : area * shape.get(0);
                    fill(values, random, Math.sqrt(2 / fanOut));
                }
                case BATCH_NORM_SCALE, RUNNING_VARIANCE -> Arrays.fill(values, 1);
                case BIAS, BATCH_NORM_SHIFT, RUNNING_MEAN -> {}
            }
            tensors.put(spec.name(), new FloatTensor(spec.shape(), values));
        }
        tensors.putAll(newHead(network, random.nextLong()));
        return of(network, tensors);
    }

    /**
     * A normal distribution of standard deviation 0.01: two classes then start at a loss of ln 2, where timm's uniform
     * distribution of +-1/sqrt(2) starts at about 2.7 and costs the first epochs.
     */
    private static Map<String, FloatTensor> newHead(EfficientNet network, long seed) {
        Map<String, FloatTensor> head = new LinkedHashMap<>();
        RandomGenerator random = new SplittableRandom(seed);
        network.tensors().stream()
                .filter(spec -> spec.name().startsWith(EfficientNet.CLASSIFIER + "."))
                .forEach(spec -> {
                    float[] values = new float[Math.toIntExact(elements(spec))];
                    if (spec.role() == TensorSpec.Role.WEIGHT) {
                        fill(values, random, NEW_HEAD_STANDARD_DEVIATION);
                    }
                    head.put(spec.name(), new FloatTensor(spec.shape(), values));
                });
        return head;
    }

    private static void fill(float[] values, RandomGenerator random, double standardDeviation) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian(0, standardDeviation);
        }
    }

    private static long elements(TensorSpec spec) {
        return spec.shape().stream().reduce(1L, Math::multiplyExact);
    }

    private static Weights of(EfficientNet network, Map<String, FloatTensor> tensors, String source) {
        List<String> problems = new ArrayList<>();
        Map<String, FloatTensor> ordered = new LinkedHashMap<>();
        for (TensorSpec spec : network.tensors()) {
            Optional<FloatTensor> tensor = Optional.ofNullable(tensors.get(spec.name()));
            if (tensor.isEmpty()) {
                problems.add("missing " + spec.name() + " " + spec.shape());
            } else if (!tensor.get().shape().equals(spec.shape())) {
                problems.add(spec.name() + " must have shape " + spec.shape() + " but has "
                        + tensor.get().shape());
            }
            tensor.ifPresent(value -> ordered.put(spec.name(), value));
        }
        Set<String> known = network.tensors().stream().map(TensorSpec::name).collect(Collectors.toSet());
        tensors.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add("unexpected " + name));
        if (!problems.isEmpty()) {
            throw new UserException(
                    source + ": does not fit " + network.variant().timmName() + " with " + network.classes()
                            + " classes: " + String.join("; ", problems));
        }
        return new Weights(ordered);
    }

    /** A tensor of the network that these weights were checked against. */
    public FloatTensor get(String name) {
        return Optional.ofNullable(tensors.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no tensor is named " + name));
    }

    /** All tensors in the network's order. */
    public Map<String, FloatTensor> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    /** As they read back once {@link #write} has written them with elements of {@code type}. */
    public Weights rounded(ElementType type) {
        Map<String, FloatTensor> rounded = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            float[] values = new float[tensor.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = type.rounded(tensor.values()[i]);
            }
            rounded.put(name, new FloatTensor(tensor.shape(), values));
        });
        return new Weights(rounded);
    }

    /** Writes them under timm's keys; {@code load_state_dict(..., strict=True)} of timm takes the file. */
    public void write(Path file, ElementType type) throws IOException {
        SafetensorsWriter.write(file, tensors, type, Map.of("format", "pt"));
    }
}
