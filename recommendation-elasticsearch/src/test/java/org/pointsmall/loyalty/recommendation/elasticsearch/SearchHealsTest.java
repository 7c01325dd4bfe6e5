package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pointsmall.elasticsearch.node.ElasticsearchNode;
import org.pointsmall.loyalty.recommendation.Recommendations;
import org.pointsmall.loyalty.recommendation.Recommendations.Source;
import org.pointsmall.loyalty.recommendation.SearchedMall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.recommendation.SearchedMall.run;
import static org.pointsmall.loyalty.recommendation.elasticsearch.RandomMall.ANA;

/**
 * Whatever befalls the search, a member's page is full and right, from the database, and comes from the search again once
 * the jobs have done what they do by themselves.
 */
@Tag("heavy")
class SearchHealsTest {
    private static final int OFFERS = 20;
    private static final int PAGE = 12;
    private static final Duration LONG = Duration.ofSeconds(20);
    /** Waits for one in vain, and is then left in peace for a moment. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void whateverBefallsTheIndex() throws Exception {
        String prefix = SearchFixture.newPrefix();
        URI node = ElasticsearchNode.shared().uri();
        String offers = "/" + prefix + "-offers";
        try (ElasticsearchParts parts = SearchFixture.onSharedNode(prefix)) {
            SearchedMall mall = mall(parts);
            for (Havoc havoc : List.of(
                    new Havoc("the index is gone", () -> drop(node, prefix)),
                    new Havoc("the alias is gone", () -> aliases(node, "remove", offers.substring(1) + "-*", prefix)),
                    new Havoc("an index has taken its name", () -> {
                        drop(node, prefix);
                        SearchFixture.send(node, "PUT", offers + "/_doc/1?refresh=true", "{\"points\":1}");
                    }),
                    new Havoc("the alias names another index", () -> {
                        drop(node, prefix);
                        SearchFixture.send(node, "PUT", "/" + prefix + "-other", "{}");
                        aliases(node, "add", prefix + "-other", prefix);
                    }),
                    new Havoc("the alias names another index, too", () -> {
                        SearchFixture.send(
                                node, "PUT", "/" + prefix + "-more/_doc/1?refresh=true", "{\"available\":true}");
                        aliases(node, "add", prefix + "-more", prefix);
                    }),
                    new Havoc("a field is mapped in another way", () -> {
                        drop(node, prefix);
                        SearchFixture.send(
                                node,
                                "PUT",
                                offers + "-99",
                                "{\"mappings\":{\"_meta\":{\"version\":1},\"properties\":{\"points\":{\"type\":\"keyword\"}}},"
                                        + "\"aliases\":{\"" + offers.substring(1) + "\":{},\"" + offers.substring(1)
                                        + "-99-write\":{}}}");
                    }))) {
                havoc.work().run();
                assertThat(page(mall).source()).as(havoc.what()).isEqualTo(Source.DATABASE);
                heals(mall);
                assertThat(parts.index().unfit()).as(havoc.what()).isEmpty();
            }
        }
    }

    /** One by one: Elasticsearch drops none by a pattern. */
    private static void drop(URI node, String prefix) throws Exception {
        String indexes = SearchFixture.send(node, "GET", "/_cat/indices/" + prefix + "-offers*?h=index", "");
        for (String index : indexes.lines().toList()) {
            SearchFixture.send(node, "DELETE", "/" + index.strip(), "");
        }
    }

    private record Havoc(String what, Work work) {}

    private interface Work {
        void run() throws Exception;
    }

    private static void aliases(URI node, String action, String index, String prefix) throws Exception {
        SearchFixture.send(
                node,
                "POST",
                "/_aliases",
                "{\"actions\":[{\"" + action + "\":{\"index\":\"" + index + "\",\"alias\":\"" + prefix
                        + "-offers\"}}]}");
    }

    @Test
    void oneThatIsKilledInTheMiddleOfItAndComesBackEmpty() {
        ElasticsearchNode node = ElasticsearchNode.start(folder.resolve("first"), 0);
        try (ElasticsearchParts parts = SearchFixture.at("killed", SearchFixture.TIME_OUT, LONG, node.uri())) {
            SearchedMall mall = mall(parts);
            node.kill();
            assertThat(page(mall).source()).isEqualTo(Source.DATABASE);
            mall.change(mall.ids().get(0), anOffer().product(1).named("Other").costing(70), true);
            mall.feed();
            run(mall.rebuild.begin());
            assertThat(page(mall).source()).isEqualTo(Source.DATABASE);
            try (ElasticsearchNode empty = ElasticsearchNode.start(folder.resolve("second"), node.port())) {
                heals(mall);
                assertThat(empty.isAlive()).isTrue();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            node.close();
        }
    }

    /** The page comes while the search still keeps its answer to itself. */
    @Test
    void oneThatIsSlow() throws IOException {
        String prefix = SearchFixture.newPrefix();
        try (Proxy proxy = new Proxy(ElasticsearchNode.shared().port());
                ElasticsearchParts parts = SearchFixture.at(prefix, SHORT, LONG, proxy.uri())) {
            SearchedMall mall = mall(parts);
            proxy.keepBack();
            assertThat(page(mall).source()).isEqualTo(Source.DATABASE);
            assertThat(page(mall).source()).isEqualTo(Source.DATABASE);
            proxy.letThrough();
            heals(mall);
        }
    }

    /** As Elasticsearch does it itself when the disk is full, and takes it back when there is room again. */
    @Test
    void oneWhoseDiskIsFull() throws Exception {
        String prefix = SearchFixture.newPrefix();
        URI node = ElasticsearchNode.shared().uri();
        String settings = "/" + prefix + "-offers/_settings";
        try (ElasticsearchParts parts = SearchFixture.onSharedNode(prefix)) {
            SearchedMall mall = mall(parts);
            SearchFixture.send(node, "PUT", settings, "{\"index.blocks.read_only_allow_delete\":true}");
            mall.change(mall.ids().get(0), anOffer().product(1).named("Other").costing(70), true);
            mall.change(mall.ids().get(1), anOffer().product(2).named("Gone"), false);
            mall.feed();
            Recommendations stale = page(mall);
            assertThat(stale.source()).isEqualTo(Source.ELASTICSEARCH);
            assertThat(mall.feeding.lag()).hasValue(Duration.ZERO);
            assertThat(mall.notes()).isPositive();
            SearchFixture.send(node, "PUT", settings, "{\"index.blocks.read_only_allow_delete\":null}");
            heals(mall);
        }
    }

    private static SearchedMall mall(ElasticsearchParts parts) {
        SearchedMall mall = new SearchedMall(parts.search(), parts.index());
        mall.give(ANA, 1_000);
        for (int i = 1; i <= OFFERS; i++) {
            mall.publish(
                    anOffer().product(i).named("Design " + RandomMall.words(i)).costing(50));
        }
        heals(mall);
        return mall;
    }

    /** Full and right, whoever has found it. */
    private static Recommendations page(SearchedMall mall) {
        Recommendations page = mall.recommend(ANA, PAGE);
        assertThat(page.items()).hasSize(PAGE).allSatisfy(item -> {
            long id = item.offer().offer().id();
            assertThat(mall.lacking(List.of(id), ANA)).containsEntry(id, 0L);
            assertThat(item.offer().offer().terms()).isEqualTo(mall.offer(id).terms());
        });
        return page;
    }

    /** Time goes on, and jobs run as they do in a store; without end it would be the build that ends the test. */
    private static void heals(SearchedMall mall) {
        for (int tries = 0; tries < 600; tries++) {
            run(mall.rebuild.begin());
            mall.feed();
            if (page(mall).source() == Source.ELASTICSEARCH && mall.notes() == 0) {
                assertThat(mall.differing()).isZero();
                return;
            }
            mall.clock.moveOn(Duration.ofSeconds(1));
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("It does not heal: " + page(mall).source() + ", notes " + mall.notes());
    }
}
