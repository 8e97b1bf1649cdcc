package io.authentica.serve.http;

import io.authentica.serve.config.ListenConfig;
import io.javalin.config.JettyConfig;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty's limits: connections, threads, patience, and what it tells. */
public final class JettySetup {

    /** How long requests that have begun may take once the server is told to stop. */
    private static final int STOP_TIMEOUT_MILLIS = 30_000;

    /** For accepting, selecting and the scheduler's work: a thread of each connection may wait for its images. */
    private static final int THREADS_BESIDE_CONNECTIONS = 16;

    private JettySetup() {}

    public static void configure(JettyConfig jetty, ListenConfig config) {
        jetty.threadPool = new QueuedThreadPool(config.maxConnections() + THREADS_BESIDE_CONNECTIONS);
        jetty.modifyServer(server -> {
            server.setHandler(new GracefulHandler());
            server.setStopTimeout(STOP_TIMEOUT_MILLIS);
            server.setErrorHandler(new JettyErrors());
            server.addBean(new NetworkConnectionLimit(config.maxConnections(), server));
            // Javalin makes the connectors only after this.
            server.addEventListener(new LifeCycle.Listener() {
                @Override
                public void lifeCycleStarting(LifeCycle starting) {
                    setIdleTimeout(server, config.idleTimeoutMillis());
                }
            });
        });
        jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(config.idleTimeoutMillis());
        });
    }

    /** Between requests and in their heads too: the timeout of the HTTP configuration is for bodies and answers. */
    private static void setIdleTimeout(Server server, int millis) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof AbstractConnector listening) {
                listening.setIdleTimeout(millis);
            }
        }
    }
}
