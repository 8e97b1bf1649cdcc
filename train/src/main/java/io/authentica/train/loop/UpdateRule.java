package io.authentica.train.loop;

import io.authentica.train.recipe.OptimiserRecipe;
import io.authentica.train.recipe.OptimiserRecipe.Adamw;
import io.authentica.train.recipe.OptimiserRecipe.Sgd;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One of PyTorch's fused updates as a TorchScript call: the same formula and the same order of rounding as
 * {@code torch.optim} with {@code fused=True}.
 *
 * @param call the statement; {@code p} are the weights, {@code g} the gradients, {@code s0}, {@code s1} the state, {@code t}
 *     the number of the step, {@code learning_rate} and {@code weight_decay} numbers
 * @param stateNames PyTorch's names of what is kept of each parameter between steps; zero at first
 */
record UpdateRule(String call, List<String> stateNames) {

    static UpdateRule of(OptimiserRecipe recipe) {
        if (recipe instanceof Adamw adamw) {
            return new UpdateRule(
                    "torch._fused_adamw_(p, g, s0, s1, annotate(List[Tensor], []), t, lr=learning_rate, beta1="
                            + adamw.beta1() + ", beta2=" + adamw.beta2() + ", weight_decay=weight_decay, eps="
                            + adamw.epsilon() + ", amsgrad=False, maximize=False)",
                    List.of("exp_avg", "exp_avg_sq"));
        }
        Sgd sgd = (Sgd) recipe;
        // The first step's buffer is the gradient itself, which is what a buffer of zero becomes.
        boolean remembers = sgd.momentum() > 0;
        return new UpdateRule(
                "torch._fused_sgd_(p, g, " + (remembers ? "s0" : "annotate(List[Tensor], [])")
                        + ", weight_decay=weight_decay, momentum=" + sgd.momentum()
                        + ", lr=learning_rate, dampening=0., nesterov=" + (sgd.nesterov() ? "True" : "False")
                        + ", maximize=False, is_first_step=False)",
                remembers ? List.of("momentum_buffer") : List.of());
    }

    /**
     * The program of an optimiser: {@code forward(max_norm, g)} returns the norm of all gradients and scales them down to
     * {@code max_norm}; {@code step(rate, decay, p, g, s0, ..., t)} updates weights and sets the gradients to zero.
     *
     * @param clips whether gradients are scaled at all
     */
    String program(boolean clips) {
        String state = IntStream.range(0, stateNames.size())
                .mapToObj(i -> "    s" + i + ": List[Tensor],\n")
                .collect(Collectors.joining());
        String scale = clips ? """
                    scale = torch.clamp(torch.div(max_norm, torch.add(norm, 9.9999999999999995e-07)), None, 1.)
                    torch._foreach_mul_(g, scale)
                """ : "";
        return """
                class Net(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Net,
                    max_norm: Tensor,
                    g: List[Tensor]) -> Tensor:
                    norm = torch.norm(torch.stack(torch._foreach_norm(g, 2)), 2)
                """ + scale + """
                    return norm
                  def step(self: __torch__.Net,
                    rate: Tensor,
                    decay: Tensor,
                    p: List[Tensor],
                    g: List[Tensor],
                """ + state + """
                    t: List[Tensor]) -> Tensor:
                    learning_rate = float(rate)
                    weight_decay = float(decay)
                """ + "    " + call + "\n" + """
                    torch._foreach_zero_(g)
                    return rate
                """;
    }
}
