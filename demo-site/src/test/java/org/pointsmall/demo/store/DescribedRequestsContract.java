package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.api.contract.Contract;
import org.pointsmall.loyalty.api.fuzz.DescribedRequests;
import org.pointsmall.loyalty.api.fuzz.Fuzz;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the plugin's document describes, asked of a whole store by a guest and two members with points and carts, right and
 * broken: each answer is one that the document has. The books are proved afterwards. More by {@code -Dfuzz.requests}.
 */
abstract class DescribedRequestsContract extends PointsFixture {
    private static final int TIMES = Integer.getInteger("fuzz.requests", 1000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261130L);

    @Test
    void areAnsweredAsTheDocumentSays() throws Exception {
        StoreClient ana = aMemberWith(400_000);
        StoreClient bo = aMemberWith(9_000);
        add(ana, product(0), 2);
        add(bo, product(1), 1);
        List<List<String>> people = List.of(List.of(), identity(ana), identity(ana), identity(bo));
        Contract contract = Contract.shipped();
        DescribedRequests requests = new DescribedRequests(SEED, contract.document(), contract.root(), ids(ana));

        Fuzz.Report report = Fuzz.run(
                port, requests, contract, TIMES, number -> people.get(number / requests.operations() % people.size()));

        assertThat(report.broken())
                .as("seed %s, statuses %s", SEED, report.statuses())
                .isEmpty();
        assertThat(report.statuses()).containsKeys(200, 202, 204, 400, 401, 404, 415, 422);
        assertThat(ana.get("/api/v1/cart").status()).isEqualTo(200);
    }

    private static List<String> identity(StoreClient shopper) {
        return List.of(
                "Cookie: JSESSIONID="
                        + shopper.cookie("JSESSIONID").orElseThrow().getValue(),
                "X-CSRF-TOKEN: "
                        + shopper.get("/api/v1/session")
                                .body()
                                .path("csrf")
                                .path("token")
                                .asText());
    }

    private List<Long> ids(StoreClient shopper) {
        JsonNode offers =
                shopper.get("/api/v1/loyalty/mall/offers?limit=100").body().path("items");
        assertThat(offers).isNotEmpty();
        return Stream.concat(
                        offers.findValues("id").stream().map(JsonNode::asLong),
                        IntStream.range(0, 10)
                                .mapToObj(i -> product(i).path("id").asLong()))
                .toList();
    }
}
