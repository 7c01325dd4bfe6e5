package org.pointsmall.loyalty.recommendation.elasticsearch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pointsmall.elasticsearch.node.ElasticsearchNode;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.OfferSearch.Found;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever befalls the search, whoever asks is told so within the limit, and it is used again once it is well. */
@Tag("heavy")
class SearchFailuresTest {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void oneThatIsKilledAndComesBackEmptyIsUnfitUntilItIsBuiltAnew() throws IOException {
        ElasticsearchNode node = ElasticsearchNode.start(folder.resolve("first"), 0);
        try (ElasticsearchParts parts = SearchFixture.at("killed", SearchFixture.TIME_OUT, LONG, node.uri())) {
            build(parts);
            assertThat(found(parts)).containsExactly(1L);
            node.kill();
            for (int i = 0; i < 8; i++) {
                unavailable(parts);
            }
            assertThat(parts.state())
                    .hasValueSatisfying(reason -> assertThat(reason).isNotBlank());
            try (ElasticsearchNode empty = ElasticsearchNode.start(folder.resolve("second"), node.port())) {
                await(() -> answersUnfit(parts));
                assertThat(parts.index().unfit()).contains("there is no index");
                unavailable(parts);
                build(parts);
                await(() -> found(parts).equals(List.of(1L)));
            }
        } finally {
            node.close();
        }
    }

    @Test
    void ofSeveralHostsOneThatIsNotThereTakesNothingAway() throws IOException {
        URI nobody = URI.create("http://127.0.0.1:1");
        URI node = ElasticsearchNode.shared().uri();
        try (ElasticsearchParts parts =
                SearchFixture.at(SearchFixture.newPrefix(), SearchFixture.TIME_OUT, LONG, nobody, node)) {
            build(parts);
            assertThat(found(parts)).containsExactly(1L);
        }
    }

    @Test
    void oneThatIsSlowIsNotWaitedForAndUsedAgainOnceItIsNot() throws IOException {
        String prefix = SearchFixture.newPrefix();
        try (ElasticsearchParts direct = SearchFixture.onSharedNode(prefix);
                Proxy proxy = new Proxy(ElasticsearchNode.shared().port());
                ElasticsearchParts parts = SearchFixture.at(prefix, SHORT, LONG, proxy.uri())) {
            build(direct);
            await(() -> answers(parts));
            proxy.keepBack();
            assertThatThrownBy(() -> found(parts))
                    .isInstanceOf(SearchUnavailable.class)
                    .hasMessageContaining("no answer within 2000 ms");
            await(() -> isLeftInPeace(parts));
            proxy.letThrough();
            await(() -> answers(parts));
        }
    }

    @Test
    void nonsenseIsNoAnswer() throws IOException {
        AtomicReference<String> said = new AtomicReference<>("");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = said.get().getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try {
            String good = answer("1", "1", "0", "false");
            said.set(good);
            try (ElasticsearchParts parts = SearchFixture.at("nonsense", SearchFixture.TIME_OUT, LONG, uri)) {
                assertThat(found(parts)).containsExactly(1L);
            }
            for (String bad : List.of(
                    "<html>Welcome</html>",
                    "",
                    "{}",
                    "[]",
                    "{\"took\":1,\"responses\":[]}",
                    "{\"took\":1,\"responses\":[{\"status\":200}]}",
                    good.substring(0, good.length() - 30),
                    answer("1", "2", "0", "false"),
                    answer("1", "1", "1", "false"),
                    answer("1", "1", "0", "true"))) {
                said.set(bad);
                try (ElasticsearchParts parts = SearchFixture.at("nonsense", SearchFixture.TIME_OUT, LONG, uri)) {
                    unavailable(parts);
                }
            }
        } finally {
            server.stop(0);
        }
    }

    private static String answer(String id, String sortedId, String failed, String timedOut) {
        return ("{\"took\":1,\"responses\":[{\"took\":1,\"timed_out\":%s,\"status\":200,\"_shards\":"
                        + "{\"total\":1,\"successful\":1,\"skipped\":0,\"failed\":%s},\"hits\":{\"hits\":"
                        + "[{\"_index\":\"i\",\"_id\":\"%s\",\"_score\":null,\"sort\":[0.5,0.0,%s]}]}}]}")
                .formatted(timedOut, failed, id, sortedId);
    }

    @Test
    void anIndexThatIsMissingOrOfAnotherMappingIsNoAnswer() throws Exception {
        String prefix = SearchFixture.newPrefix();
        URI node = ElasticsearchNode.shared().uri();
        try (ElasticsearchParts parts = SearchFixture.onSharedNode(prefix)) {
            unavailable(parts);
            assertThat(parts.index().unfit()).contains("there is no index");
            assertThatThrownBy(() -> put(parts)).isInstanceOf(SearchUnavailable.class);
            SearchFixture.send(
                    node,
                    "PUT",
                    "/" + prefix + "-offers-1",
                    "{\"mappings\":{\"_meta\":{\"version\":0},\"properties\":{\"points\":{\"type\":\"text\"}}},"
                            + "\"aliases\":{\"" + prefix + "-offers\":{},\"" + prefix + "-offers-1-write\":{}}}");
            unavailable(parts);
            assertThat(parts.index().unfit())
                    .hasValueSatisfying(why -> assertThat(why).contains("mapping of version 0"));
            build(parts);
            await(() -> answers(parts));
            assertThat(parts.index().unfit()).isEmpty();
        }
    }

    @Test
    void rebuildWhenAliasNameIsAnIndex() throws Exception {
        String prefix = SearchFixture.newPrefix();
        URI node = ElasticsearchNode.shared().uri();
        try (ElasticsearchParts parts = SearchFixture.onSharedNode(prefix)) {
            SearchFixture.send(node, "PUT", "/" + prefix + "-offers/_doc/1?refresh=true", "{\"points\":1}");
            unavailable(parts);
            assertThat(parts.index().unfit())
                    .hasValueSatisfying(why -> assertThat(why).contains("an index with the alias's name"));
            assertThatThrownBy(() -> put(parts)).isInstanceOf(SearchUnavailable.class);
            build(parts);
            await(() -> found(parts).equals(List.of(1L)));
            assertThat(parts.index().unfit()).isEmpty();
        }
    }

    @Test
    void anIndexThatAFullDiskHasMadeReadOnlyIsSearchedAndFedLater() throws Exception {
        String prefix = SearchFixture.newPrefix();
        URI node = ElasticsearchNode.shared().uri();
        try (ElasticsearchParts parts = SearchFixture.onSharedNode(prefix)) {
            build(parts);
            block(node, prefix, "true");
            assertThatThrownBy(
                            () -> parts.index().put(List.of(ElasticsearchOffersTest.offer(2, 2, 100, ItemTaste.NONE))))
                    .isInstanceOf(SearchUnavailable.class)
                    .hasMessageContaining("block");
            assertThat(found(parts)).containsExactly(1L);
            block(node, prefix, "null");
            await(() -> {
                parts.index().put(List.of(ElasticsearchOffersTest.offer(2, 2, 100, ItemTaste.NONE)));
                return true;
            });
            assertThat(found(parts)).containsExactly(1L, 2L);
        }
    }

    private static void block(URI node, String prefix, String on) throws Exception {
        SearchFixture.send(
                node,
                "PUT",
                "/" + prefix + "-offers/_settings",
                "{\"index.blocks.read_only_allow_delete\":" + on + "}");
    }

    static void build(ElasticsearchParts parts) {
        await(() -> {
            parts.index().beginRebuild();
            put(parts);
            parts.index().endRebuild();
            parts.index().dropRest();
            return true;
        });
    }

    private static void put(ElasticsearchParts parts) {
        parts.index().put(List.of(ElasticsearchOffersTest.offer(1, 1, 100, ItemTaste.NONE)));
    }

    private static List<Long> found(ElasticsearchParts parts) {
        return parts.search().find(ElasticsearchOffersTest.upTo(150)).stream()
                .map(Found::offerId)
                .toList();
    }

    private static void unavailable(ElasticsearchParts parts) {
        assertThatThrownBy(() -> found(parts)).isInstanceOf(SearchUnavailable.class);
    }

    private static boolean answers(ElasticsearchParts parts) {
        found(parts);
        return true;
    }

    private static boolean answersUnfit(ElasticsearchParts parts) {
        return parts.index().unfit().isPresent();
    }

    private static boolean isLeftInPeace(ElasticsearchParts parts) {
        try {
            found(parts);
            return false;
        } catch (SearchUnavailable unavailable) {
            return isPeace(unavailable);
        }
    }

    private static boolean isPeace(SearchUnavailable unavailable) {
        return String.valueOf(unavailable.getMessage()).contains("left in peace");
    }

    /** The breaker and the node take their time; without end it would be the build that ends the test. */
    static void await(BooleanSupplier well) {
        SearchUnavailable last = new SearchUnavailable("never tried");
        for (int tries = 0; tries < 600; tries++) {
            try {
                if (well.getAsBoolean()) {
                    return;
                }
            } catch (SearchUnavailable notYet) {
                last = isPeace(notYet) ? last : notYet;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw last;
    }
}
