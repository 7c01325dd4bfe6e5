package org.pointsmall.demo.nodes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** With all that comes after the checkout, which is the same in both ways, and with the end of both nodes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesInOneTransactionTest extends AfterSaleOnNodesContract {
    /** A longer run: {@code -Dcrowd.shoppers=32 -Dcrowd.seconds=300}, half of it before a node ends and half after. */
    private static final int SHOPPERS = Integer.getInteger("crowd.shoppers", 6);

    private static final int SECONDS = Integer.getInteger("crowd.seconds", 3);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    protected String mode() {
        return "outer";
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void ofANodeThatIsKilledOnlyOpenRequestsAreCutOffAndOfOneThatIsStoppedNone() throws Exception {
        List<Shopper> shoppers =
                Stream.generate(() -> aMemberWith(1_000_000)).limit(SHOPPERS).toList();
        SiteProcess stopped = nodes.running().get(0);
        SiteProcess killed = nodes.running().get(1);

        try (Crowd crowd = new Crowd(shoppers, productId)) {
            TimeUnit.SECONDS.sleep(SECONDS);
            killed.await("orders", PATIENCE, () -> crowd.orders() > 0);
            nodes.kill(killed);
            long before = crowd.answers();
            TimeUnit.SECONDS.sleep(SECONDS);
            stopped.await("answers", PATIENCE, () -> crowd.answers() > before + SHOPPERS);
            crowd.leave(0);
            nodes.stop(stopped);
            crowd.awaitEnd();

            assertThat(crowd.errors()).isEmpty();
            assertThat(crowd.cut()).doesNotContain(0).hasSizeLessThanOrEqualTo(SHOPPERS);
            assertThat(shoppers.stream().mapToLong(this::placedOrCancelled).sum())
                    .isEqualTo(crowd.orders());
        }
    }

    private long placedOrCancelled(Shopper shopper) {
        return count(
                "SELECT COUNT(*) FROM BLC_ORDER WHERE CUSTOMER_ID = ? AND SUBMIT_DATE IS NOT NULL",
                shopper.customerId());
    }
}
