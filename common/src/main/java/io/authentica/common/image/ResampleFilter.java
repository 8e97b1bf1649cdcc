package io.authentica.common.image;

/** Pillow's interpolation kernels. */
enum ResampleFilter {
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
    };

    private static final double A = -0.5;

    private final int support;

    ResampleFilter(int support) {
        this.support = support;
    }

    /** Beyond this distance, in pixels of the smaller scale, the weight is zero. */
    int support() {
        return support;
    }

    abstract double at(double distance);
}
