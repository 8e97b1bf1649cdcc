package io.authentica.train.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.authentica.common.model.TorchScript;

/** Mean cross entropy between what the network says and {@link SoftTargets}, and mixup of pictures, as one call each. */
final class CrossEntropy implements AutoCloseable {

    private static final String SOURCE = """
            class Net(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Net,
                logits: Tensor,
                targets: Tensor) -> Tensor:
                likelihoods = torch.mul(torch.log_softmax(logits, 1), targets)
                return torch.mean(torch.neg(torch.sum(likelihoods, [1])))
              def mix(self: __torch__.Net,
                x: Tensor,
                share: Tensor) -> Tensor:
                first = float(share)
                other = torch.mul(torch.flip(x, [0]), torch.sub(1., first))
                return torch.add(torch.mul(x, first), other)
            """;

    private final TorchScript program;

    /** @param manager says on which device all runs */
    CrossEntropy(NDManager manager) {
        program = TorchScript.compile(manager, SOURCE);
    }

    /**
     * The loss, as part of a gradient's computation.
     *
     * @param logits float32 {@code [N, 2]}
     * @return float32, a scalar, attached to the manager of {@code logits}
     */
    NDArray mean(NDArray logits, SoftTargets targets) {
        NDArray probabilities =
                logits.getManager().create(targets.probabilities(), new Shape(targets.images(), SoftTargets.CLASSES));
        return program.run("forward", new NDList(logits, probabilities), true);
    }

    /**
     * Each picture with its share of itself and the rest of the picture at the same place from the end, as timm pairs them.
     *
     * @param images {@code [N, ...]}
     * @param share of each picture itself, in [0, 1]
     * @return attached to the manager of {@code images}
     */
    NDArray mix(NDArray images, double share) {
        try (NDArray number = images.getManager().create(share)) {
            // What comes out of inference mode could not be part of a gradient's computation.
            return program.run("mix", new NDList(images, number), true);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
