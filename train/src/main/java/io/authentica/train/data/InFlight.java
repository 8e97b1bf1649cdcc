package io.authentica.train.data;

import java.io.InterruptedIOException;

/** Bounds the images that are in memory at once, in number and in bytes. For use by several threads. */
final class InFlight {

    private final int maxImages;
    private final long maxBytes;
    private int images;
    private long bytes;

    InFlight(int maxImages, long maxBytes) {
        this.maxImages = maxImages;
        this.maxBytes = maxBytes;
    }

    /** Waits until there is room. An image that is larger than all the room there is gets it when it is alone. */
    synchronized void enter(long imageBytes) throws InterruptedIOException {
        while (images > 0 && (images >= maxImages || bytes + imageBytes > maxBytes)) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
        images++;
        bytes += imageBytes;
    }

    synchronized void leave(long imageBytes) {
        images--;
        bytes -= imageBytes;
        notifyAll();
    }
}
