package io.authentica.serve.inference;

/**
 * Where the time of one image went, in nanoseconds.
 *
 * @param decode decoding and preprocessing
 * @param queue waiting for a decoder and for a worker
 * @param inference the network's work on the batch that the image was in
 */
public record StageTimes(long decode, long queue, long inference) {}
