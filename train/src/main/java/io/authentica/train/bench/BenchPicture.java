package io.authentica.train.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A JPEG of 400 x 533 pixels, the size of a phone's preview, with waves and noise in it. */
final class BenchPicture {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 533;

    private BenchPicture() {}

    static byte[] jpeg() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int red = level(Math.sin(x * 0.03) + Math.cos(y * 0.05), random);
                int green = level(Math.sin(y * 0.021 + x * 0.013), random);
                int blue = level(Math.cos(x * 0.11) * Math.sin(y * 0.07), random);
                picture.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static int level(double wave, SplittableRandom random) {
        return (int) Math.max(0, Math.min(255, 128 + 50 * wave + random.nextGaussian(0, 6)));
    }
}
