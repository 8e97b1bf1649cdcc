package io.authentica.train.loop;

/**
 * What a step did.
 *
 * @param loss mean cross entropy of the images, before the update
 * @param gradientNorm L2 norm of all gradients before clipping
 */
public record StepResult(double loss, double gradientNorm) {

    @Override
    public String toString() {
        return "loss " + loss + " with gradient norm " + gradientNorm;
    }
}
