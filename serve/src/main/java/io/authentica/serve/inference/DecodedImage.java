package io.authentica.serve.inference;

import io.authentica.common.image.ImageHeader;

/**
 * An image that waits for the network.
 *
 * @param job that it belongs to
 * @param header what the file is
 * @param sha256 of the file
 * @param prepared the network's input; not copied, never changed
 * @param waitedNanos for a decoder
 * @param decodeNanos for decoding
 * @param readyNanos when it was decoded, by {@link System#nanoTime}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record DecodedImage(
        ImageJob job,
        ImageHeader header,
        String sha256,
        float[] prepared,
        long waitedNanos,
        long decodeNanos,
        long readyNanos) {}
