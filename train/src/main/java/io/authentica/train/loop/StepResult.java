package io.authentica.train.loop;

/**
 * What a step did.
 *
 * @param loss mean cross entropy of the batch, before the update
 * @param gradientNorm L2 norm of all gradients before clipping
 */
public record StepResult(double loss, double gradientNorm) {

    boolean finite() {
        return Double.isFinite(loss) && Double.isFinite(gradientNorm);
    }

    @Override
    public String toString() {
        return "loss " + loss + " with gradient norm " + gradientNorm;
    }
}
