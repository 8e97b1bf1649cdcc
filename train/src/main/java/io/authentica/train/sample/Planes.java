package io.authentica.train.sample;

/**
 * A square picture in three planes.
 *
 * @param side pixels
 * @param rgb red, green and blue, each {@code side * side} numbers row by row, about 0 to 1; owned by the picture
 */
@SuppressWarnings("ArrayRecordComponent") // a work buffer, compared by nobody
record Planes(int side, float[][] rgb) {

    /** A black picture. */
    static Planes black(int side) {
        return new Planes(side, new float[3][side * side]);
    }

    float[] plane(int channel) {
        return rgb[channel];
    }
}
