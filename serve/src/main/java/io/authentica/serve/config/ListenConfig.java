package io.authentica.serve.config;

/**
 * Where the server listens and how patient it is.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param maxConnections open connections; further ones wait to be accepted
 * @param idleTimeoutMillis how long a connection may be silent, within a request or between two
 */
public record ListenConfig(String host, int port, int maxConnections, int idleTimeoutMillis) {

    public ListenConfig {
        Ranges.requireWithin("port", port, 0, 65535);
        Ranges.requireWithin("maxConnections", maxConnections, 1, 10_000);
        Ranges.requireWithin("idleTimeoutMillis", idleTimeoutMillis, 100, 3_600_000);
    }
}
