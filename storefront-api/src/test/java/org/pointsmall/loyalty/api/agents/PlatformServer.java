package org.pointsmall.loyalty.api.agents;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform on this machine, whose profile is what a test says. */
final class PlatformServer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile String body = "";

    PlatformServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    PlatformServer says(int code, String text) {
        status = code;
        body = text;
        return this;
    }

    URI profile() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/profile.json");
    }

    int timesAsked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A profile of this version, in which each of these capabilities has it too. */
    static String profile(String version, String... capabilities) {
        StringBuilder declared = new StringBuilder();
        for (String name : capabilities) {
            declared.append(declared.isEmpty() ? "" : ",")
                    .append(capability(name, version, "https://ucp.dev/draft/x.json"));
        }
        return "{\"ucp\":{\"version\":\"" + version + "\",\"services\":{},\"payment_handlers\":{},\"capabilities\":{"
                + declared + "}}}";
    }

    static String capability(String name, String version, String schema) {
        return "\"" + name + "\":[{\"version\":\"" + version + "\",\"spec\":\"" + schema + "\",\"schema\":\"" + schema
                + "\"}]";
    }
}
