package io.authentica.common.image;

/** Pillow's interpolation kernels, widened with the scale when a picture gets smaller. */
public enum ResampleFilter {
    /** The mean of the pixels covered. */
    BOX(0.5) {
        @Override
        double at(double distance) {
            return distance > -0.5 && distance <= 0.5 ? 1 : 0;
        }
    },
    BILINEAR(1) {
        @Override
        double at(double distance) {
            double x = Math.abs(distance);
            return x < 1 ? 1 - x : 0;
        }
    },
    /** Keys' cubic with a = -0.5. */
    BICUBIC(2) {
        @Override
        double at(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((A + 2) * x - (A + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
        }
    },
    /** A sinc windowed by a sinc three times as wide. */
    LANCZOS(3) {
        @Override
        double at(double distance) {
            return distance >= -3 && distance < 3 ? sinc(distance) * sinc(distance / 3) : 0;
        }
    };

    private static final double A = -0.5;

    private final double support;

    ResampleFilter(double support) {
        this.support = support;
    }

    /** Beyond this distance, in pixels of the smaller scale, the weight is zero. */
    double support() {
        return support;
    }

    abstract double at(double distance);

    private static double sinc(double x) {
        double angle = x * Math.PI;
        return x == 0 ? 1 : StrictMath.sin(angle) / angle;
    }
}
