package io.authentica.train.sample;

import java.util.SplittableRandom;

/**
 * Stand-ins for the decoders of image generators. Each paints a scene small and enlarges it as some decoders do, which leaves
 * the periodic traces that the real ones are known for (Odena et al. 2016, "Deconvolution and Checkerboard Artifacts";
 * Durall et al. 2020, "Watch your Up-Convolution"). No generator was run to make them.
 */
enum SimulatedGenerator {
    /** One transposed convolution of stride 2 whose 3 x 3 kernel overlaps unevenly: a checkerboard of period 2. */
    TRANSPOSED("simulated-transposed") {
        @Override
        Planes paint(Planes encoded, double noise, SplittableRandom random) {
            Planes latent = Optics.shrink(encoded, 2);
            Noise.add(latent, 0.006 * noise, random);
            float gain = (float) random.nextDouble(0.022, 0.038);
            float[] kernel = {0.5f - gain / 2, 1 + gain, 0.5f - gain / 2};
            return Upsampling.zeroInsertion(latent, kernel);
        }
    },
    /** Two enlargements by repeating pixels, each followed by a light smoothing: traces of periods 2 and 4. */
    NEAREST("simulated-nearest") {
        @Override
        Planes paint(Planes encoded, double noise, SplittableRandom random) {
            Planes latent = Optics.shrink(encoded, 4);
            Planes middle = Upsampling.repeat(latent);
            Noise.add(middle, 0.015 * noise, random);
            float side = (float) random.nextDouble(0.05, 0.12);
            float[] kernel = {side, 1 - 2 * side, side};
            return Upsampling.convolve(Upsampling.repeat(Upsampling.convolve(middle, kernel)), kernel);
        }
    },
    /** Bilinear enlargement by 2, then sharpening. Only test data have it: a generator that training has not seen. */
    BILINEAR("simulated-bilinear") {
        @Override
        Planes paint(Planes encoded, double noise, SplittableRandom random) {
            Planes latent = Optics.shrink(encoded, 2);
            Noise.add(latent, 0.007 * noise, random);
            float side = (float) random.nextDouble(0.2, 0.35);
            float[] sharpening = {-side, 1 + 2 * side, -side};
            return Upsampling.convolve(Upsampling.zeroInsertion(latent, BILINEAR_KERNEL), sharpening);
        }
    };

    private static final double OUTPUT_NOISE = 0.003;
    private static final float[] BILINEAR_KERNEL = {0.5f, 1, 0.5f};

    private final String id;

    SimulatedGenerator(String id) {
        this.id = id;
    }

    /** The name in the data set's column {@code model}. */
    String id() {
        return id;
    }

    /**
     * Makes the generator's picture of a scene.
     *
     * @param light linear, as the camera would get it
     * @return values of a picture file, about 0 to 1
     */
    final Planes generate(Planes light, SplittableRandom random) {
        Planes encoded = new Planes(light.side(), new float[][] {
            light.plane(0).clone(), light.plane(1).clone(), light.plane(2).clone()
        });
        ToneCurve.apply(encoded);
        double noise = StrictMath.sqrt(Noise.drawSensitivity(random));
        Planes picture = paint(encoded, noise, random);
        Noise.add(picture, OUTPUT_NOISE * noise, random);
        return picture;
    }

    /**
     * @param encoded values of a picture file, 0 to 1
     * @param noise how much detail the generator invents; about 1 to 3.5
     */
    abstract Planes paint(Planes encoded, double noise, SplittableRandom random);
}
