package io.authentica.serve.hostile;

/**
 * A file that means harm, or that something harmed.
 *
 * @param name what was done
 * @param contentType what it says it is
 * @param bytes its content; not copied
 * @param refused whether it can be no picture; others may be, as a picture with a bit turned over is
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record HostileFile(String name, String contentType, byte[] bytes, boolean refused) {

    @Override
    public String toString() {
        return name;
    }
}
