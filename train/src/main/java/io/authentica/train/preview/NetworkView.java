package io.authentica.train.preview;

import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.Preprocessor;
import java.awt.image.BufferedImage;

/** The network's input as a picture: its normalisation undone and nothing else. */
final class NetworkView {

    private static final int SIDE = Preprocessor.SIDE_PIXELS;

    private final Preprocessing preprocessing;

    NetworkView(Preprocessing preprocessing) {
        this.preprocessing = preprocessing;
    }

    /** @param values float32 {@code [224, 224, 3]}, RGB, normalised */
    BufferedImage picture(float[] values) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                double share = values[3 * i + c] * preprocessing.std().get(c)
                        + preprocessing.mean().get(c);
                rgb = rgb << 8 | (int) Math.max(0, Math.min(255, Math.round(255 * share)));
            }
            picture.setRGB(i % SIDE, i / SIDE, rgb);
        }
        return picture;
    }
}
