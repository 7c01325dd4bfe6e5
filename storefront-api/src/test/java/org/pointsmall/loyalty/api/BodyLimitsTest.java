package org.pointsmall.loyalty.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.api.fuzz.RawAnswer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are too large or too slow, as bytes to a Tomcat that waits 300 ms for the next ones. */
@Tag("heavy")
@SpringBootTest(
        classes = {TestStore.class, EmbeddedWebServerFactoryCustomizerAutoConfiguration.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "loyalty.enabled=true",
            "server.address=127.0.0.1",
            "server.max-http-header-size=4KB",
            "server.tomcat.connection-timeout=300ms"
        })
class BodyLimitsTest {
    private static final int MOST = 16 * 1024;
    private static final String POINTS = "{\"points\":300}";
    private static final String PUT = "PUT /api/v1/loyalty/cart/points HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\n";

    @LocalServerPort
    private int port;

    @Autowired
    private Shop shop;

    @BeforeEach
    void anaHasPointsAndACart() {
        shop.reopened().anaIsSignedIn().earned(2000).cartOf("2.50", "5.00", "10.00");
    }

    @Test
    void aBodyOfTheMostThatIsAllowedIsRead() throws IOException {
        RawAnswer answer = sized(filledTo(MOST));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(shop.wishKept()).contains("300 300");
    }

    @Test
    void aByteMoreIsRefused() throws IOException {
        assertRefused(sized(filledTo(MOST + 1)), 413, "BODY_TOO_LARGE");
    }

    @Test
    void aBodyThatDoesNotSayHowLongItIsIsRefusedOnceItIsTooLong() throws IOException {
        assertRefused(chunked(filledTo(MOST + 1)), 413, "BODY_TOO_LARGE");
        assertThat(chunked(filledTo(MOST)).status()).isEqualTo(200);
    }

    @Test
    void aBodyOfWhichTheRestDoesNotComeIsRefusedAndCutOff() throws IOException {
        assertRefused(unfinished(PUT + "Content-Length: 14\r\n\r\n{\"poi"), 408, "TOO_SLOW");
    }

    @Test
    void headersThatDoNotEndAreCutOffWithoutAnAnswer() throws IOException {
        assertThat(read(PUT)).isEmpty();
        assertThat(read("")).isEmpty();
    }

    @Test
    void headersAboveTheContainersLimitAreRefusedInOurWords() throws IOException {
        String large = "X-Large: " + "a".repeat(4 * 1024) + "\r\n";

        assertRefused(raw(PUT + large + "Content-Length: 14\r\n\r\n" + POINTS), 431, "HEADERS_TOO_LARGE");
        String small = "X-Large: " + "a".repeat(3 * 1024) + "\r\n";
        assertThat(raw(PUT + small + "Content-Length: 14\r\n\r\n" + POINTS).status())
                .isEqualTo(200);
    }

    private void assertRefused(RawAnswer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(shop.wishKept()).isEmpty();
    }

    private static String filledTo(int bytes) {
        return POINTS + " ".repeat(bytes - POINTS.length());
    }

    private RawAnswer sized(String body) throws IOException {
        return raw(PUT + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private RawAnswer chunked(String body) throws IOException {
        return raw(PUT + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                + "\r\n0\r\n\r\n");
    }

    private RawAnswer raw(String request) throws IOException {
        return RawAnswer.to(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What comes back to a client that stays, and sends no more. */
    private RawAnswer unfinished(String request) throws IOException {
        String answer = read(request);
        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(head.toLowerCase(Locale.ROOT)).contains("connection: close");
        return new RawAnswer(
                Integer.parseInt(head.split(" ")[1]),
                Map.of("content-type", head.replaceFirst("(?s).*Content-Type: ([^\r]*).*", "$1")),
                answer.substring(head.length() + 4));
    }

    /** All until the server closes, which is what the test waits for. */
    private String read(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
