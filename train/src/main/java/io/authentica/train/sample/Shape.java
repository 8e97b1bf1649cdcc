package io.authentica.train.sample;

import java.util.SplittableRandom;

/**
 * A flat or rounded thing in a scene. Lengths are fractions of the picture's side.
 *
 * @param outline its form
 * @param centreX from the left
 * @param centreY from the top
 * @param halfWidth before rotation
 * @param halfHeight before rotation
 * @param cos of the rotation
 * @param sin of the rotation
 * @param lightX where the light comes from, in the shape's own coordinates
 * @param lightY where the light comes from, in the shape's own coordinates
 */
record Shape(
        Outline outline,
        float centreX,
        float centreY,
        float halfWidth,
        float halfHeight,
        float cos,
        float sin,
        float lightX,
        float lightY) {

    enum Outline {
        ELLIPSE,
        RECTANGLE,
        DIAMOND,
        TRIANGLE
    }

    /** @param nearness in (0, 1]: near shapes are large */
    static Shape draw(SplittableRandom random, double nearness) {
        Outline outline = Outline.values()[random.nextInt(Outline.values().length)];
        double size = random.nextDouble(0.04, 0.08 + 0.2 * nearness);
        double angle = random.nextDouble(2 * Math.PI);
        return new Shape(
                outline,
                (float) random.nextDouble(),
                (float) random.nextDouble(),
                (float) size,
                (float) (size * random.nextDouble(0.4, 1.6)),
                (float) StrictMath.cos(angle),
                (float) StrictMath.sin(angle),
                (float) random.nextDouble(-0.6, 0.6),
                (float) random.nextDouble(-0.6, 0.6));
    }

    /** How far from its centre anything of it can lie. */
    float reach() {
        return Math.max(halfWidth, halfHeight) * 1.5f;
    }

    /**
     * How much light the shape sends from a point.
     *
     * @param wobble moves the outline, in parts of the shape's size
     * @return about 0.2 to 1.3; 0 outside the shape
     */
    float light(float x, float y, float wobble) {
        float dx = x - centreX;
        float dy = y - centreY;
        float u = (cos * dx + sin * dy) / halfWidth + wobble;
        float v = (cos * dy - sin * dx) / halfHeight + wobble;
        float flat = 0.85f + 0.35f * (u * lightX + v * lightY);
        return switch (outline) {
            case ELLIPSE -> {
                float height = 1 - u * u - v * v;
                yield height <= 0
                        ? 0
                        : Math.max(0.2f, 0.35f + 0.75f * (float) Math.sqrt(height) + 0.5f * (u * lightX + v * lightY));
            }
            case RECTANGLE -> Math.max(Math.abs(u), Math.abs(v)) > 1 ? 0 : flat;
            case DIAMOND -> Math.abs(u) + Math.abs(v) > 1.2f ? 0 : flat;
            case TRIANGLE -> v > 0.7f || v < 2 * Math.abs(u) - 1.2f ? 0 : flat;
        };
    }
}
