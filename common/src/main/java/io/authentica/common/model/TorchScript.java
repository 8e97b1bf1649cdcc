package io.authentica.common.model;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A program compiled from generated TorchScript source of a class {@code Net} without state. */
public final class TorchScript implements AutoCloseable {

    private final Model model;

    private TorchScript(Model model) {
        this.model = model;
    }

    /**
     * Loads the source into the engine.
     *
     * @param manager says on which device the program will run
     */
    public static TorchScript compile(NDManager manager, String source) {
        Model model = Model.newInstance("torchscript", manager.getDevice(), "PyTorch");
        try {
            model.load(new ByteArrayInputStream(TorchScriptArchive.of(source)));
            return new TorchScript(model);
        } catch (IOException e) {
            model.close();
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            model.close();
            throw new IllegalStateException("the generated program does not load", e);
        }
    }

    /**
     * Calls a method.
     *
     * @param arguments in the method's order; arrays that are all named {@code NAME[]} are one argument, a list
     * @param gradients whether the call is part of a gradient's computation
     * @return what the method returns, attached to the manager of the first argument
     */
    public NDArray run(String method, NDList arguments, boolean gradients) {
        // The graph executor would profile and recompile for every new shape: a third slower here, once warm, and many
        // times
        // slower before. The switch belongs to the thread, and threads come and go.
        JniUtils.setGraphExecutorOptimize(false);
        NDManager manager = arguments.get(0).getManager();
        try (NDArray methodName = manager.zeros(new Shape(1))) {
            methodName.setName("module_method:" + method);
            NDList named = new NDList(arguments);
            named.add(methodName);
            return model.getBlock()
                    .forward(new ParameterStore(manager, false), named, gradients)
                    .singletonOrThrow();
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
