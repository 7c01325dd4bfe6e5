package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.pointsmall.elasticsearch.node.ElasticsearchNode;

/** Indexes of a test's own in the node that all tests of a process share, and other ways to it. */
final class SearchFixture {
    /** For a machine that does much else. */
    static final Duration TIME_OUT = Duration.ofSeconds(60);

    private SearchFixture() {}

    static String newPrefix() {
        return "t" + UUID.randomUUID().toString().substring(0, 8);
    }

    static ElasticsearchParts onSharedNode(String prefix) {
        return at(
                prefix,
                TIME_OUT,
                Duration.ofSeconds(60),
                ElasticsearchNode.shared().uri());
    }

    static ElasticsearchParts at(String prefix, Duration timeOut, Duration feedTimeOut, URI... hosts) {
        return new ElasticsearchParts(new SearchProperties(
                List.of(hosts),
                null,
                null,
                null,
                null,
                prefix,
                1,
                timeOut,
                Duration.ofSeconds(5),
                feedTimeOut,
                new SearchProperties.Breaker(50, 2, Duration.ofMillis(50))));
    }

    /** Says something to Elasticsearch that the plugin never says. */
    static String send(URI node, String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
