package org.pointsmall.demo.launch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a program whether it serves yet. */
final class HealthProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    enum Health {
        /** Nothing listens at the port. */
        ABSENT("loading"),
        /** Something answers, but not that it is up. */
        NOT_YET("warming up"),
        UP("ready");

        final String words;

        Health(String words) {
            this.words = words;
        }
    }

    Health ask(URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? Health.UP : Health.NOT_YET;
        } catch (ConnectException nobodyListens) {
            return Health.ABSENT;
        } catch (IOException brokenOff) {
            return Health.NOT_YET;
        }
    }
}
