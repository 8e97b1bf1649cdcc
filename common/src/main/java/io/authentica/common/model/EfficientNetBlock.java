package io.authentica.common.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.authentica.common.model.TensorSpec.Role;
import io.authentica.common.safetensors.FloatTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The network as a DJL block: ordinary parameters under timm's names, and one generated TorchScript program that takes them
 * as a list, so that the whole forward pass is one native call.
 *
 * <p>Input images float32 {@code [N, 3, 224, 224]}, RGB, normalised; output logits float32 {@code [N, classes]}.
 */
public final class EfficientNetBlock extends AbstractBlock implements AutoCloseable {

    private static final byte VERSION = 1;
    /** The name of arrays that are elements of the programs' list of tensors. */
    public static final String LIST_ARGUMENT = "p[]";

    private final EfficientNet network;
    private final TorchScript program;
    private final List<Parameter> ordered;

    /**
     * Compiles the program and puts the weights on the device.
     *
     * @param manager owns the parameters' arrays and says on which device all runs
     * @param weights exactly the tensors of {@code network}, as {@link Weights} checks
     */
    @SuppressWarnings("this-escape") // addParameter is how DJL blocks are built
    public EfficientNetBlock(NDManager manager, EfficientNet network, ProgramOptions options, Weights weights) {
        super(VERSION);
        this.network = network;
        program = TorchScript.compile(
                manager,
                ProgramSource.write(network, options, !manager.getDevice().isGpu()));
        ordered = network.tensors().stream()
                .map(spec -> addParameter(parameter(manager, spec, weights.get(spec.name()))))
                .toList();
    }

    private static Parameter parameter(NDManager manager, TensorSpec spec, FloatTensor weights) {
        NDArray array = manager.create(
                weights.values(),
                new Shape(spec.shape().stream().mapToLong(Long::longValue).toArray()));
        Parameter parameter = Parameter.builder()
                .setName(spec.name())
                .setType(type(spec.role()))
                .optRequiresGrad(false)
                .build();
        parameter.setArray(array);
        // The array's own name is how DJL passes it as an element of the program's list argument.
        array.setName(LIST_ARGUMENT);
        return parameter;
    }

    private static Parameter.Type type(Role role) {
        return switch (role) {
            case WEIGHT -> Parameter.Type.WEIGHT;
            case BIAS -> Parameter.Type.BIAS;
            case BATCH_NORM_SCALE -> Parameter.Type.GAMMA;
            case BATCH_NORM_SHIFT -> Parameter.Type.BETA;
            case RUNNING_MEAN -> Parameter.Type.RUNNING_MEAN;
            case RUNNING_VARIANCE -> Parameter.Type.RUNNING_VAR;
        };
    }

    /** The description that this block was made from. */
    public EfficientNet network() {
        return network;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, PairList<String, Object> params) {
        return new NDList(run(training ? "forward_train" : "forward", inputs.singletonOrThrow(), training));
    }

    /**
     * What the classifier sees of each image.
     *
     * @param images float32 {@code [N, 3, 224, 224]}, RGB, normalised
     * @return float32 {@code [N, 1280]}, attached to the manager of {@code images}
     */
    public NDArray features(NDArray images) {
        return run("features", images, false);
    }

    /**
     * What training makes of {@link #features}: dropout and the classifier, as part of a gradient's computation.
     *
     * @param features float32 {@code [N, 1280]}
     * @return float32 {@code [N, classes]}, attached to the manager of {@code features}
     */
    public NDArray classifyInTraining(NDArray features) {
        return run("classify_train", features, true);
    }

    /**
     * The logits of {@link #features}, with other tensors.
     *
     * @param features float32 {@code [N, 1280]}
     * @param tensors as for {@link #logits}
     * @return float32 {@code [N, classes]}, attached to the manager of {@code features}
     */
    public NDArray classify(NDArray features, NDList tensors) {
        return run("classify", features, tensors, false);
    }

    private NDArray run(String method, NDArray images, boolean training) {
        return run(method, images, tensors(), training);
    }

    /**
     * The logits of the same network with other tensors.
     *
     * @param images float32 {@code [N, 3, 224, 224]}, RGB, normalised
     * @param tensors in the order and under the name of {@link #tensors}
     * @return float32 {@code [N, classes]}, attached to the manager of {@code images}
     */
    public NDArray logits(NDArray images, NDList tensors) {
        return run("forward", images, tensors, false);
    }

    private NDArray run(String method, NDArray images, NDList tensors, boolean training) {
        NDList arguments = new NDList(images);
        arguments.addAll(tensors);
        return program.run(method, arguments, training);
    }

    /** The parameters' own arrays in the order of {@link EfficientNet#tensors}, each named {@value #LIST_ARGUMENT}. */
    public NDList tensors() {
        NDList tensors = new NDList();
        ordered.forEach(parameter -> tensors.add(parameter.getArray()));
        return tensors;
    }

    /** A copy of all tensors on the heap. */
    public Weights weights() {
        return weights(tensors());
    }

    /** As {@link #weights()}, of other tensors of the same network. */
    public Weights weights(NDList tensors) {
        Map<String, FloatTensor> copies = new LinkedHashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            TensorSpec spec = network.tensors().get(i);
            copies.put(spec.name(), new FloatTensor(spec.shape(), tensors.get(i).toFloatArray()));
        }
        return Weights.of(network, copies);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), network.classes())};
    }

    /** The parameters have their values from the start. */
    @Override
    public void initialize(NDManager manager, DataType dataType, Shape... inputShapes) {
        beforeInitialize(inputShapes);
    }

    @Override
    public String toString() {
        return network.variant().timmName()
                + ordered.stream().map(Parameter::getName).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public void close() {
        program.close();
        ordered.forEach(Parameter::close);
    }
}
