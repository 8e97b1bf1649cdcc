package io.authentica.train.sample;

import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws the pictures of a synthetic data set. Every scene is shown twice, once by the simulated camera and once by a simulated
 * generator, at the same size and in the same encoding: content, colours and file format say nothing about the class.
 */
public final class SyntheticScenes {

    /** The network's input size: no resizing blurs the traces that are to be learned. */
    public static final int SIDE_PIXELS = 224;

    private static final String CAMERA = "simulated-camera";
    private static final int OVERSAMPLING = 2;

    private SyntheticScenes() {}

    /**
     * Draws the two pictures of one scene. The outcome depends on the arguments alone.
     *
     * @param scene number in its split, from 0
     */
    public static List<SyntheticPicture> draw(long seed, Split split, int scene) {
        SplittableRandom random = random(seed, split, scene);
        Planes fine = Scene.draw(random, OVERSAMPLING * SIDE_PIXELS);
        Planes light = Optics.shrink(Optics.blur(fine, random.nextDouble(0.8, 1.3)), OVERSAMPLING);
        List<SimulatedGenerator> generators = SampleSize.generators(split);
        SimulatedGenerator generator = generators.get(scene % generators.size());
        byte[] photograph = JpegEncoding.encode(SimulatedCamera.photograph(light, random.split()));
        byte[] generated = JpegEncoding.encode(generator.generate(light, random.split()));
        return List.of(
                new SyntheticPicture(split, Label.REAL, CAMERA, scene, photograph),
                new SyntheticPicture(split, Label.FAKE, generator.id(), scene, generated));
    }

    private static SplittableRandom random(long seed, Split split, int scene) {
        long place = (scene + 1) * 0xD1342543DE82EF95L + split.id().hashCode() * 0x2545F4914F6CDD1DL;
        // The split gives each scene a sequence with a step of its own: sequences with the same step could overlap.
        return new SplittableRandom(seed ^ place).split();
    }
}
