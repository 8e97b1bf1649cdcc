package io.authentica.serve.inference;

/**
 * An image file to judge.
 *
 * @param name for errors: data, never a path to open
 * @param bytes the file; not copied, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record EncodedImage(String name, byte[] bytes) {}
