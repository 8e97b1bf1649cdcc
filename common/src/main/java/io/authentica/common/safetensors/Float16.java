package io.authentica.common.safetensors;

/** IEEE 754 binary16, which Java 17 has no conversions for. */
final class Float16 {

    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float SMALLEST_SUBNORMAL = 0x1p-24f;
    private static final float LARGEST_BEFORE_INFINITY = 65520f;

    private Float16() {}

    static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1F;
        int mantissa = half & 0x3FF;
        if (exponent == 0) {
            float magnitude = mantissa * SMALLEST_SUBNORMAL;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wideExponent = exponent == 0x1F ? 0xFF : exponent + (127 - 15);
        return Float.intBitsToFloat(sign | (wideExponent << 23) | (mantissa << 13));
    }

    /** Rounds to nearest, ties to even. */
    static short fromFloat(float value) {
        int bits = Float.floatToIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) 0x7E00;
        }
        if (magnitude >= LARGEST_BEFORE_INFINITY) {
            return (short) (sign | 0x7C00);
        }
        if (magnitude < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(magnitude / SMALLEST_SUBNORMAL));
        }
        int rounded = (bits & 0x7FFFFFFF) + 0xFFF + ((bits >>> 13) & 1);
        return (short) (sign | ((rounded >>> 13) - ((127 - 15) << 10)));
    }
}
