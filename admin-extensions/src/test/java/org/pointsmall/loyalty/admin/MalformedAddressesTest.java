package org.pointsmall.loyalty.admin;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What no browser sends: the server refuses it by itself, and tells nothing of how it is made. */
@AdminTest
class MalformedAddressesTest {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final List<String> PIECES = List.of(
            "%00",
            "%", "%zz", "%2e%2e/", "%2F", "%5C", "..;/", ";a=b", "//", "%c0%ae", "\u00e9", "|", "{", "\"", "^", "%0a",
            "a");

    @LocalServerPort
    int port;

    @Test
    void areRefusedWithoutAStackTraceOrTheServersVersion() throws Exception {
        List<String> paths = new ArrayList<>(List.of("/admin/loyalty-members%00", "/admin/loyalty-rules/%", "/%00"));
        Random random = new Random(9);
        for (int i = 0; i < 150; i++) {
            StringBuilder path =
                    new StringBuilder("/admin/loyalty-").append(random.nextBoolean() ? "members" : "rules/1");
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                path.insert(path.length() - random.nextInt(6), PIECES.get(random.nextInt(PIECES.size())));
            }
            paths.add(path.toString());
        }
        for (String path : paths) {
            String answer = answer(path);
            assertThat(answer).as(path).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
            assertThat(answer).as(path).doesNotContain("Apache Tomcat/", "Exception", "\tat org.");
        }
    }

    private String answer(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
