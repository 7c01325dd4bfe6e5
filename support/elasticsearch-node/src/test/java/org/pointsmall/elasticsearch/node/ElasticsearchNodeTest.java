package org.pointsmall.elasticsearch.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("heavy")
class ElasticsearchNodeTest {
    @TempDir
    Path data;

    /** One after the other, since each start takes seconds. */
    @Test
    void servesUntilItsParentIsKilledAndKeepsWhatItHas() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int port;
        ProcessHandle node;
        try (BufferedReader said = parent.inputReader(StandardCharsets.UTF_8)) {
            node = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            port = Integer.parseInt(said.readLine());
            put(port, "/things/_doc/1?refresh=true", "{\"name\":\"kept\"}");
            assertThatThrownBy(() -> ElasticsearchNode.start(data, 0))
                    .isInstanceOf(NodeFailure.class)
                    .hasMessageContaining("lock");
            assertThatThrownBy(() -> ElasticsearchNode.start(data.resolve("other"), port))
                    .isInstanceOf(NodeFailure.class)
                    .hasMessageContaining(Integer.toString(port));
            parent.destroyForcibly();
        }
        assertThat(node.onExit().get(5, TimeUnit.MINUTES).isAlive()).isFalse();

        ElasticsearchNode again = ElasticsearchNode.start(data, port);
        try (again) {
            assertThat(get(again.uri().resolve("/things/_doc/1"))).contains("kept");
        }
        assertThat(again.isAlive()).isFalse();
    }

    /** Starts a node, says which process it is and where it listens, and never ends by itself. */
    static final class Starter {
        public static void main(String[] args) throws InterruptedException {
            ElasticsearchNode node = ElasticsearchNode.start(Path.of(args[0]), 0);
            System.out.println(node.pid());
            System.out.println(node.port());
            Thread.currentThread().join();
        }
    }

    private static void put(int port, String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
