package io.authentica.evaluate.plot;

/**
 * What a plot is about.
 *
 * @param name the model and the data, for people, of unknown origin
 * @param reals how many real images
 * @param fakes how many fake images
 */
public record Subject(String name, long reals, long fakes) {

    long images() {
        return reals + fakes;
    }

    String line() {
        return "%s: %d real, %d fake images".formatted(name, reals, fakes);
    }
}
