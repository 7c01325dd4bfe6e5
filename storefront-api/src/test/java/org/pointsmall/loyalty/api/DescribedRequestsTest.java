package org.pointsmall.loyalty.api;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.api.contract.Contract;
import org.pointsmall.loyalty.api.fuzz.DescribedRequests;
import org.pointsmall.loyalty.api.fuzz.Fuzz;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.InMemoryOffers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/**
 * Requests that the OpenAPI document describes, right and broken ones: each answer is one that it describes too. More of them
 * by {@code -Dfuzz.requests}, others by {@code -Dfuzz.seed}.
 */
@SpringBootTest(
        classes = TestStore.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"loyalty.enabled=true", "server.address=127.0.0.1"})
@Tag("heavy")
class DescribedRequestsTest {
    private static final int TIMES = Integer.getInteger("fuzz.requests", 3000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261130L);

    @LocalServerPort
    private int port;

    @Autowired
    private Shop shop;

    @Autowired
    private InMemoryOffers offers;

    @Test
    void areAnsweredAsTheDocumentSays() throws Exception {
        shop.reopened().anaIsSignedIn().earned(500_000).cartOf("2.50", "5.00", "10.00");
        offers.clear();
        offers.add(anOffer().product(100).costing(100).terms(), true, Shop.NOW, "test");
        offers.add(
                anOffer()
                        .of(new Content.Entitlement("lounge", 3, 30))
                        .costing(5)
                        .terms(),
                true,
                Shop.NOW,
                "test");
        offers.add(anOffer().of(new Content.Donation("trees")).costing(10).terms(), true, Shop.NOW, "test");
        Contract contract = Contract.shipped();
        DescribedRequests requests = new DescribedRequests(
                SEED,
                contract.document(),
                contract.root(),
                LongStream.of(1, 2, 3, 7, 8, 100, 101).boxed().toList());

        Fuzz.Report report = Fuzz.run(port, requests, contract, TIMES, number -> List.of());

        assertThat(report.broken())
                .as("seed %s, statuses %s", SEED, report.statuses())
                .isEmpty();
        assertThat(report.statuses()).containsKeys(200, 202, 204, 400, 404, 415, 422);
        assertThat(report.statuses().get(200)).isGreaterThan(TIMES / 4);
    }
}
