package org.pointsmall.loyalty.recommendation.elasticsearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Stands in front of a node that knows no security, as a cluster's own does: TLS by a certificate of an authority of its
 * own, and nobody is let in without the right header.
 */
final class TlsFront implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HttpsServer server;
    private final URI node;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient toNode = HttpClient.newHttpClient();
    /** The only value of {@code Authorization} that is let in. */
    private volatile String authorization;

    TlsFront(Path keys, URI node, String authorization) throws IOException, GeneralSecurityException {
        this.node = node;
        this.authorization = authorization;
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    URI uri() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    void letIn(String header) {
        authorization = header;
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer(
                    exchange,
                    401,
                    "{\"error\":{\"type\":\"security_exception\",\"reason\":\"who are you\"},\"status\":401}"
                            .getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            HttpResponse<byte[]> answer = toNode.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            for (String header : List.of("X-Elastic-Product", "Content-Type")) {
                answer.headers().firstValue(header).ifPresent(value -> exchange.getResponseHeaders()
                        .set(header, value));
            }
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException stopped) {
            exchange.close();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        node.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : List.of("Content-Type", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        return request.build();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Makes an authority in a folder, {@code ca.pem}, and what it vouches for, {@code node.p12}. */
    static void makeKeys(Path folder) throws IOException, InterruptedException {
        String authority = folder.resolve("ca.p12").toString();
        String node = folder.resolve("node.p12").toString();
        keytool(
                folder,
                "-genkeypair",
                "-alias",
                "ca",
                "-dname",
                "CN=Our own authority",
                "-ext",
                "bc:c",
                "-keystore",
                authority);
        keytool(folder, "-exportcert", "-rfc", "-alias", "ca", "-keystore", authority, "-file", "ca.pem");
        keytool(folder, "-genkeypair", "-alias", "node", "-dname", "CN=search", "-keystore", node);
        keytool(folder, "-certreq", "-alias", "node", "-keystore", node, "-file", "node.csr");
        keytool(
                folder,
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-keystore",
                authority,
                "-infile",
                "node.csr",
                "-outfile",
                "node.pem",
                "-ext",
                "san=ip:127.0.0.1");
        keytool(folder, "-importcert", "-noprompt", "-alias", "ca", "-keystore", node, "-file", "ca.pem");
        keytool(folder, "-importcert", "-noprompt", "-alias", "node", "-keystore", node, "-file", "node.pem");
    }

    private static void keytool(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", new String(PASSWORD), "-storetype", "PKCS12"));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
        }
        Path said = folder.resolve("keytool.log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(said));
        }
    }
}
