package io.authentica.evaluate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Pictures of one pixel for which {@link FakeDetector} has a known probability. */
public final class FakePicture {

    private static final double STEPS = 1_000_000;

    private FakePicture() {}

    /** @param rawFakeProbability with at most six decimals */
    public static byte[] png(double rawFakeProbability) throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, (int) Math.round(rawFakeProbability * STEPS));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    public static void write(Path file, double rawFakeProbability) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, png(rawFakeProbability));
    }

    /** @param rgb of the pixel */
    static double probability(int rgb) {
        return rgb / STEPS;
    }
}
