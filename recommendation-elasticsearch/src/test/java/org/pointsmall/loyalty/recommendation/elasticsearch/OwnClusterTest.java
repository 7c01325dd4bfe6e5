package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pointsmall.elasticsearch.node.ElasticsearchNode;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.OfferSearch.Found;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A merchant's own cluster: TLS by an authority of its own, a key or a user, a prefix for each store, several nodes. */
@Tag("heavy")
class OwnClusterTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void tlsByAnAuthorityOfItsOwnWithAKeyOrAUser() throws Exception {
        TlsFront.makeKeys(folder);
        String authority = folder.resolve("ca.pem").toString();
        String prefix = SearchFixture.newPrefix();
        String key = "ApiKey c2VjcmV0OmtleQ==";
        String user = "Basic " + Base64.getEncoder().encodeToString("mall:p\u00e4ss".getBytes(StandardCharsets.UTF_8));
        try (TlsFront front = new TlsFront(
                folder.resolve("node.p12"), ElasticsearchNode.shared().uri(), key)) {
            try (ElasticsearchParts parts = at(front.uri(), prefix, null, "c2VjcmV0OmtleQ==", authority)) {
                SearchFailuresTest.build(parts);
                assertThat(found(parts)).containsExactly(1L);
                assertThat(parts.state()).isEmpty();
            }
            try (ElasticsearchParts stranger = at(front.uri(), prefix, null, "b3RoZXI=", authority)) {
                assertThatThrownBy(() -> found(stranger))
                        .isInstanceOf(SearchUnavailable.class)
                        .hasMessageContaining("who are you");
            }
            try (ElasticsearchParts trusting = at(front.uri(), prefix, null, "c2VjcmV0OmtleQ==", null)) {
                assertThatThrownBy(() -> found(trusting))
                        .as("what the JVM trusts does not vouch for it")
                        .isInstanceOf(SearchUnavailable.class)
                        .hasMessageContaining("SSL");
            }
            front.letIn(user);
            try (ElasticsearchParts parts = at(front.uri(), prefix, "mall", "p\u00e4ss", authority)) {
                assertThat(found(parts)).containsExactly(1L);
            }
            try (ElasticsearchParts wrong = at(front.uri(), prefix, "mall", "guess", authority)) {
                assertThatThrownBy(() -> found(wrong)).isInstanceOf(SearchUnavailable.class);
            }
        }
    }

    @Test
    void aCertificateThatIsNoneIsToldByItsProperty() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nothing");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        URI nobody = URI.create("https://127.0.0.1:1");
        for (String file : List.of(folder.resolve("none.pem").toString(), nonsense.toString(), empty.toString())) {
            assertThatThrownBy(() -> at(nobody, "p", null, null, file))
                    .hasMessageContaining("loyalty.search.certificate")
                    .hasMessageContaining(file);
        }
    }

    @Test
    void storesWithPrefixesOfTheirOwnShareACluster() throws IOException {
        String one = SearchFixture.newPrefix();
        String other = one + "-offers";
        try (ElasticsearchParts ours = SearchFixture.onSharedNode(one);
                ElasticsearchParts theirs = SearchFixture.onSharedNode(other)) {
            SearchFailuresTest.build(ours);
            assertThatThrownBy(() -> found(theirs)).isInstanceOf(SearchUnavailable.class);
            SearchFailuresTest.build(theirs);
            theirs.index().put(List.of(ElasticsearchOffersTest.offer(2, 2, 100, ItemTaste.NONE)));
            SearchFailuresTest.build(ours);
            assertThat(found(ours)).containsExactly(1L);
            assertThat(found(theirs)).containsExactly(1L, 2L);
        }
    }

    @Test
    void ofSeveralNodesOneThatDiesTakesNothingAway() throws Exception {
        try (ElasticsearchNode first = ElasticsearchNode.startCluster(folder.resolve("first"));
                ElasticsearchNode second = first.startAnother(folder.resolve("second"));
                ElasticsearchParts parts =
                        SearchFixture.at("several", SearchFixture.TIME_OUT, LONG, second.uri(), first.uri())) {
            SearchFailuresTest.build(parts);
            String health = SearchFixture.send(
                    first.uri(), "GET", "/_cluster/health/several-*?wait_for_status=green&timeout=60s", "");
            assertThat(health).contains("\"number_of_data_nodes\":2", "\"status\":\"green\"");
            second.kill();
            SearchFailuresTest.await(() -> {
                assertThat(parts.index().put(List.of(ElasticsearchOffersTest.offer(2, 2, 100, ItemTaste.NONE))))
                        .isEmpty();
                return found(parts).equals(List.of(1L, 2L));
            });
        }
    }

    private static ElasticsearchParts at(
            URI host, String prefix, @Nullable String user, @Nullable String secret, @Nullable String certificate) {
        return new ElasticsearchParts(new SearchProperties(
                List.of(host),
                user,
                user == null ? null : secret,
                user == null ? secret : null,
                certificate,
                prefix,
                1,
                SearchFixture.TIME_OUT,
                Duration.ofSeconds(5),
                LONG,
                new SearchProperties.Breaker(50, 2, Duration.ofMillis(50))));
    }

    private static List<Long> found(ElasticsearchParts parts) {
        return parts.search().find(ElasticsearchOffersTest.upTo(150)).stream()
                .map(Found::offerId)
                .toList();
    }
}
