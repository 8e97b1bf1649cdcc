package io.authentica.serve.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Tells whether the client of a request is still there, once the request was read to its end. Nobody reads from the connection until the
 * request is answered, so this may: the end of the input means that the client closed it. A client that already sends its next
 * request loses one byte of it; the connection is then closed after the answer, and the client sends it again (RFC 9112, 9.3.2).
 */
public final class ClientWatch implements AutoCloseable {

    private final Context ctx;
    private final EndPoint connection;
    private boolean watching = true;
    private boolean gone;
    private boolean nextRequestBegun;

    private ClientWatch(Context ctx, EndPoint connection) {
        this.ctx = ctx;
        this.connection = connection;
    }

    public static ClientWatch of(Context ctx) {
        ConnectionMetaData connection =
                ServletContextRequest.getServletContextRequest(ctx.req()).getConnectionMetaData();
        return new ClientWatch(ctx, connection.getConnection().getEndPoint());
    }

    /** Whether nobody waits for the answer. Safe for use by any thread. */
    public synchronized boolean isGone() {
        if (watching && !gone && !nextRequestBegun) {
            ByteBuffer oneByte = BufferUtil.allocate(1);
            try {
                int bytes = connection.fill(oneByte);
                gone = bytes < 0;
                nextRequestBegun = bytes > 0;
            } catch (IOException reset) {
                gone = true;
            }
        }
        return gone;
    }

    /** From here on the connection is the server's alone again: to be called before the request is answered. */
    @Override
    public synchronized void close() {
        watching = false;
        if (nextRequestBegun) {
            ctx.header("Connection", "close");
        }
    }
}
