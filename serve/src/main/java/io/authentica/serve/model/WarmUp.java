package io.authentica.serve.model;

import io.authentica.common.detect.Detector;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;

/** Has a detector do once what requests will ask of it, so that the first of them does not pay for loading classes and making plans. */
final class WarmUp {

    private static final int WIDTH_PIXELS = 400;
    private static final int HEIGHT_PIXELS = 533;

    private WarmUp() {}

    /** @param batchSize the largest batch */
    static void run(Detector detector, int batchSize) throws IOException {
        float[] prepared = detector.prepare("warm-up", jpeg());
        detector.fakeProbabilities(List.of(prepared));
        detector.fakeProbabilities(Collections.nCopies(batchSize, prepared));
    }

    private static byte[] jpeg() throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH_PIXELS, HEIGHT_PIXELS, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < WIDTH_PIXELS * HEIGHT_PIXELS; i++) {
            picture.setRGB(i % WIDTH_PIXELS, i / WIDTH_PIXELS, i * 0x010305);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
