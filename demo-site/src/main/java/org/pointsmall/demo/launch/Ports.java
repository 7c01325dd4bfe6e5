package org.pointsmall.demo.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out early, before any process is started, whether a port can be had on loopback. */
final class Ports {
    static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /** @param option what the person can use to take another port */
    static void requireFree(int port, String name, String option) throws StartFailure {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a port whose last connections are still fading away counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
        } catch (IOException taken) {
            throw new StartFailure(
                    ExitCode.PORT_TAKEN,
                    "Port " + port + " on " + LOOPBACK + ", wanted for the " + name + ", can't be used ("
                            + taken.getMessage() + "). Stop what uses it, or choose another with " + option
                            + "=PORT. Nothing was started.");
        }
    }
}
