package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/** Stands between the client and a node, and may keep answers back. */
final class Proxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private volatile CountDownLatch open = new CountDownLatch(0);

    Proxy(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Answers are kept back until they are let through. */
    void keepBack() {
        open = new CountDownLatch(1);
    }

    void letThrough() {
        open.countDown();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            Socket node = new Socket(InetAddress.getLoopbackAddress(), target);
            start(() -> pass(client.getInputStream(), node.getOutputStream(), false));
            start(() -> pass(node.getInputStream(), client.getOutputStream(), true));
        }
    }

    private void pass(InputStream from, OutputStream to, boolean answers) throws IOException, InterruptedException {
        byte[] some = new byte[8192];
        for (int read = from.read(some); read >= 0; read = from.read(some)) {
            if (answers) {
                open.await();
            }
            to.write(some, 0, read);
            to.flush();
        }
        to.close();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException over) {
                // The connection is.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        letThrough();
        server.close();
    }
}
