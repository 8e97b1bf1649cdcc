package io.authentica.common.image;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;

/** Where pictures and their features on the heap become arrays of the engine. */
public final class Tensors {

    private static final int CHANNELS = 3;

    private Tensors() {}

    /**
     * A batch in channels-last memory, the layout in which convolutions are fastest: written as {@code [N, H, W, C]} and
     * only viewed as {@code [N, C, H, W]}.
     *
     * @param images each float32 {@code [side, side, 3]}, row by row; at least one
     * @param sidePixels height and width
     * @return float32 {@code [N, 3, side, side]}, attached to {@code manager}
     */
    public static NDArray batch(NDManager manager, List<float[]> images, int sidePixels) {
        Shape shape = new Shape(images.size(), sidePixels, sidePixels, CHANNELS);
        return manager.create(joined(images, sidePixels * sidePixels * CHANNELS), shape)
                .transpose(0, 3, 1, 2);
    }

    /**
     * A batch of feature vectors.
     *
     * @param rows each float32 {@code [columns]}; at least one
     * @return float32 {@code [N, columns]}, attached to {@code manager}
     */
    public static NDArray rows(NDManager manager, List<float[]> rows, int columns) {
        return manager.create(joined(rows, columns), new Shape(rows.size(), columns));
    }

    private static float[] joined(List<float[]> images, int elements) {
        FloatBuffer values = FloatBuffer.allocate(Math.multiplyExact(images.size(), elements));
        for (float[] image : images) {
            requireElements(image, elements);
            values.put(image);
        }
        return values.array();
    }

    /**
     * A batch with one plane after another, as ONNX has it.
     *
     * @param images as for {@link #batch}
     * @param memory direct, of at least {@code images.size() * side * side * 3} values: an engine may read the array from it and not from
     *     a copy, so it must stay as it is until the array is closed
     * @return float32 {@code [N, 3, side, side]}, attached to {@code manager}
     */
    public static NDArray planarBatch(NDManager manager, List<float[]> images, int sidePixels, FloatBuffer memory) {
        int pixels = sidePixels * sidePixels;
        float[] planes = new float[pixels * CHANNELS];
        memory.clear();
        for (float[] image : images) {
            requireElements(image, planes.length);
            for (int pixel = 0; pixel < pixels; pixel++) {
                planes[pixel] = image[CHANNELS * pixel];
                planes[pixels + pixel] = image[CHANNELS * pixel + 1];
                planes[2 * pixels + pixel] = image[CHANNELS * pixel + 2];
            }
            memory.put(planes);
        }
        return manager.create(memory.flip(), new Shape(images.size(), CHANNELS, sidePixels, sidePixels));
    }

    private static void requireElements(float[] image, int elements) {
        if (image.length != elements) {
            throw new IllegalArgumentException("an image must have " + elements + " values but has " + image.length);
        }
    }
}
