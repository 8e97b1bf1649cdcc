package io.authentica.serve.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * How many bytes of bodies may be in memory at once, over all requests: many clients with an upload of the largest size each would otherwise fill
 * the heap. What does not fit is turned away before it is read.
 */
final class BodyBudget extends Handler.Wrapper {

    private final long maxBodyBytes;
    private final AtomicLong freeBytes;

    /**
     * @param maxBodyBytes of one request; larger ones are refused unread
     * @param totalBytes of all at once; at least one body of that size
     */
    BodyBudget(long maxBodyBytes, long totalBytes) {
        this.maxBodyBytes = maxBodyBytes;
        this.freeBytes = new AtomicLong(Math.max(maxBodyBytes, totalBytes));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        // A body without a declared length may become as large as any.
        long declared = request.getLength() < 0 ? maxBodyBytes : request.getLength();
        long bytes = Math.min(declared, maxBodyBytes);
        if (freeBytes.addAndGet(-bytes) < 0) {
            freeBytes.addAndGet(bytes);
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
            Response.writeError(request, response, callback, 503);
            return true;
        }
        AtomicBoolean released = new AtomicBoolean();
        Runnable release = () -> {
            if (released.compareAndSet(false, true)) {
                freeBytes.addAndGet(bytes);
            }
        };
        boolean handled = false;
        try {
            handled = super.handle(request, response, Callback.from(callback, release));
            return handled;
        } finally {
            if (!handled) {
                release.run();
            }
        }
    }
}
