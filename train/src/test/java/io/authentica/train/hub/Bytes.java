package io.authentica.train.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Contents of files for tests. */
final class Bytes {

    private Bytes() {}

    /** Noise that depends on nothing but its length. */
    static byte[] noise(int count) {
        byte[] bytes = new byte[count];
        new SplittableRandom(count).nextBytes(bytes);
        return bytes;
    }

    static byte[] slice(byte[] bytes, int first, int count) {
        return Arrays.copyOfRange(bytes, first, first + count);
    }

    /** Bytes of a file as a client reads them. */
    static byte[] read(HubClient client, HubFile file, long position, int count) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(count);
        client.read(file, position, target);
        return target.array();
    }
}
