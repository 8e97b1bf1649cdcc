package io.authentica.common.safetensors;

import java.util.List;

/**
 * A tensor on the heap.
 *
 * @param shape the sizes, outermost first; empty for a scalar
 * @param values float32, row-major; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // tensors of megabytes: nobody compares them, nobody may copy them unasked
public record FloatTensor(List<Long> shape, float[] values) {

    public FloatTensor {
        shape = List.copyOf(shape);
        long count = elementCount(shape);
        if (count != values.length) {
            throw new IllegalArgumentException(
                    "values must have " + count + " elements for shape " + shape + " but have " + values.length);
        }
    }

    /** The product of the sizes: 1 for a scalar. */
    static long elementCount(List<Long> shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("sizes must not be negative but were " + shape);
            }
            count = Math.multiplyExact(count, size);
        }
        return count;
    }
}
