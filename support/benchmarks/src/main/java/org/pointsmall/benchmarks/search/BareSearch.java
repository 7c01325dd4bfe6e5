package org.pointsmall.benchmarks.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.http.HttpHost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.RestClient;

/** The low-level client, which sends bytes and reads bytes. */
final class BareSearch implements AutoCloseable {
    private static final ContentType LINES = ContentType.create("application/x-ndjson", StandardCharsets.UTF_8);

    private final RestClient client;

    BareSearch(URI node) {
        client = RestClient.builder(new HttpHost(node.getHost(), node.getPort(), node.getScheme()))
                .setRequestConfigCallback(config -> config.setSocketTimeout(120_000))
                .build();
    }

    /** Answers what was answered, read to its end. */
    String send(String method, String path, byte[] body) {
        Request request = new Request(method, path);
        if (body.length > 0) {
            request.setEntity(new ByteArrayEntity(
                    body, path.contains("_msearch") || path.contains("_bulk") ? LINES : ContentType.APPLICATION_JSON));
        }
        try {
            Response answer = client.performRequest(request);
            return answer.getEntity() == null ? "" : EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same documents, into an index with the same mapping; the last of them can be found when it returns.
     *
     * @param definition what Elasticsearch says of the other index
     */
    void bulk(List<byte[]> bodies, String definition, String into) {
        send("PUT", "/" + into, createdAs(definition).getBytes(StandardCharsets.UTF_8));
        bodies.forEach(body -> send("POST", "/_bulk", body));
        send("POST", "/" + into + "/_refresh", new byte[0]);
    }

    private static String createdAs(String definition) {
        int mappings = definition.indexOf("\"mappings\":");
        int settings = definition.indexOf(",\"settings\":");
        return "{" + definition.substring(mappings, settings)
                + ",\"settings\":{\"index\":{\"number_of_shards\":1,\"auto_expand_replicas\":\"0-1\","
                + "\"refresh_interval\":\"1s\",\"gc_deletes\":\"1h\"}}}";
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
