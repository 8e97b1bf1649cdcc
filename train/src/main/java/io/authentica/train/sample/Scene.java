package io.authentica.train.sample;

import java.util.SplittableRandom;

/** A random scene in linear light: a textured background and shaded shapes that hide one another and cast shadows. */
final class Scene {

    private static final int MIN_SHAPES = 5;
    private static final int MAX_SHAPES = 14;

    private final Planes picture;
    private final float[] coarse;
    private final float[] fine;
    private final SplittableRandom random;

    private Scene(SplittableRandom random, int side) {
        this.random = random;
        this.picture = Planes.black(side);
        this.coarse = FractalNoise.draw(random, side, 3, 7);
        this.fine = FractalNoise.draw(random, side, 14, 5);
    }

    /** Draws the scene that {@code random} describes, {@code side} pixels wide and high. */
    static Planes draw(SplittableRandom random, int side) {
        Scene scene = new Scene(random, side);
        scene.paintBackground();
        int shapes = random.nextInt(MIN_SHAPES, MAX_SHAPES + 1);
        for (int i = 0; i < shapes; i++) {
            // Far shapes are small and come first; near ones are large and cover them.
            double nearness = (i + 1.0) / shapes;
            scene.paint(Shape.draw(random, nearness));
        }
        return scene.picture;
    }

    private void paintBackground() {
        float[] from = colour();
        float[] to = colour();
        double angle = random.nextDouble(2 * Math.PI);
        float dx = (float) StrictMath.cos(angle);
        float dy = (float) StrictMath.sin(angle);
        float texture = (float) random.nextDouble(0.15, 0.7);
        int side = picture.side();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float along = 0.5f + 0.5f * (dx * (2f * x / side - 1) + dy * (2f * y / side - 1));
                float shade = 1 + texture * coarse[y * side + x] + 0.3f * fine[y * side + x];
                for (int c = 0; c < 3; c++) {
                    picture.plane(c)[y * side + x] = Math.max(0, shade * (from[c] + along * (to[c] - from[c])));
                }
            }
        }
    }

    private void paint(Shape shape) {
        int side = picture.side();
        float[] colour = colour();
        float textureDepth = (float) random.nextDouble(0.05, 0.8);
        int shift = random.nextInt(side * side);
        int zoom = random.nextInt(1, 3);
        int shadow = random.nextInt(4, 18);
        int reach = (int) (1.5 * side * shape.reach()) + 1;
        int centreX = (int) (shape.centreX() * side);
        int centreY = (int) (shape.centreY() * side);
        int firstY = Math.max(0, centreY - reach);
        int lastY = Math.min(side - 1, centreY + reach);
        int firstX = Math.max(0, centreX - reach);
        int lastX = Math.min(side - 1, centreX + reach);
        for (int y = firstY; y <= lastY; y++) {
            for (int x = firstX; x <= lastX; x++) {
                int pixel = y * side + x;
                float wobble = 0.12f * coarse[(pixel + shift) % coarse.length];
                float light = shape.light((float) x / side, (float) y / side, wobble);
                if (light > 0) {
                    int texel = (zoom * pixel + shift) % fine.length;
                    float shade = light * (1 + textureDepth * (fine[texel] + 0.5f * coarse[texel]));
                    for (int c = 0; c < 3; c++) {
                        picture.plane(c)[pixel] = Math.max(0, shade * colour[c]);
                    }
                } else if (shape.light((float) (x - shadow) / side, (float) (y - shadow) / side, wobble) > 0) {
                    for (int c = 0; c < 3; c++) {
                        picture.plane(c)[pixel] *= 0.55f;
                    }
                }
            }
        }
    }

    /** A colour of moderate saturation, as surfaces have. */
    private float[] colour() {
        float grey = (float) random.nextDouble(0.06, 0.75);
        float[] colour = new float[3];
        for (int c = 0; c < 3; c++) {
            colour[c] = grey * (float) random.nextDouble(0.55, 1.3);
        }
        return colour;
    }
}
