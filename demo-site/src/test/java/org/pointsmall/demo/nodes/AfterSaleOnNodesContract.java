package org.pointsmall.demo.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders that are cancelled and returned at both nodes at once. */
abstract class AfterSaleOnNodesContract extends TwoNodesContract {
    private static final int MANY = 64;
    private static final String ORDERS = "/api/v1/orders/";

    @Test
    void anOrderThatIsCancelledSixtyFourTimesAtOnceGivesBackOnce() throws Exception {
        Shopper shopper = aMemberWith(1_000);
        String order = placed(shopper, 1, 600);

        List<Reply> replies = spread(MANY, i -> shopper.at(i).post(ORDERS + order + "/cancel", null));

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            assertThat(reply.body().path("pointsBack").asLong()).isEqualTo(600);
        });
        assertThat(replies)
                .filteredOn(reply -> reply.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
        assertWhole(shopper, 1_000);
    }

    @Test
    void returnsThatRaceACancelGiveBackWhatWasTakenAndNoMore() throws Exception {
        Shopper shopper = aMemberWith(10_000);
        String order = placed(shopper, 8, 7_777);
        String item = Shopper.ok(shopper.at(0).get(ORDERS + order))
                .path("items")
                .path(0)
                .path("id")
                .asText();
        String onePiece = "{\"lines\":[{\"itemId\":" + item + ",\"quantity\":1}]}";

        List<Reply> replies = spread(
                16,
                i -> i == 7
                        ? shopper.at(i).post(ORDERS + order + "/cancel", null)
                        : shopper.at(i).post(ORDERS + order + "/returns", onePiece));

        assertThat(replies)
                .filteredOn(reply -> reply.status() != 200)
                .extracting(Reply::code)
                .allMatch(code -> List.of("CONFLICT", "ABOVE_CAP").contains(code));
        // Where all pieces had come back one by one, there was nothing left to cancel.
        assertThat(replies.stream()
                        .filter(reply -> reply.status() == 200)
                        .mapToLong(reply -> reply.body().path("pointsBack").asLong())
                        .sum())
                .isEqualTo(7_777);
        assertWhole(shopper, 10_000);
    }

    @Test
    void aMemberCancelsNobodyElsesOrder() throws Exception {
        Shopper shopper = aMemberWith(1_000);
        String order = placed(shopper, 1, 600);
        Shopper other = aMemberWith(1);

        List<Reply> replies = spread(4, i -> other.at(i).post(ORDERS + order + "/cancel", null));

        assertThat(replies).extracting(Reply::code).containsOnly("NOT_FOUND");
        assertThat(shopper.balance(0).path("spent").asLong()).isEqualTo(600);
        assertThat(Shopper.ok(shopper.at(1).get(ORDERS + order)).path("status").asText())
                .isEqualTo("SUBMITTED");
    }

    @Test
    void anOrderThatOneNodeHasCancelledIsCancelledAtTheOther() {
        Shopper shopper = aMemberWith(1_000);
        String order = placed(shopper, 1, 600);
        Shopper.ok(shopper.at(1).get(ORDERS + order));

        Shopper.ok(shopper.at(0).post(ORDERS + order + "/cancel", null));

        assertThat(Shopper.ok(shopper.at(1).get(ORDERS + order)).path("status").asText())
                .isEqualTo("CANCELLED");
    }

    /** All is as it was before the order: its points have come back, its award is gone, and so is its charge. */
    private void assertWhole(Shopper shopper, long points) {
        JsonNode balance = shopper.balance(1);
        assertThat(balance.path("available").asLong()).isEqualTo(points);
        assertThat(balance.path("spent").asLong()).isZero();
        assertThat(count(
                        "SELECT COUNT(*) FROM DEMO_CARD_CHARGE C JOIN BLC_ORDER O ON O.ORDER_ID = C.ORDER_ID"
                                + " WHERE O.CUSTOMER_ID = ? AND C.STATE = 'CHARGED' AND C.AMOUNT <> (SELECT"
                                + " COALESCE(SUM(R.AMOUNT), 0) FROM DEMO_CARD_REFUND R"
                                + " WHERE R.CHARGE_REFERENCE = C.REFERENCE)",
                        shopper.customerId()))
                .as("charges that stand in part")
                .isZero();
    }

    /** The number of a new order of so many pieces, partly paid by points. */
    private String placed(Shopper shopper, int quantity, long points) {
        long cart =
                Shopper.ok(shopper.at(0).post("/api/v1/carts", "")).path("id").asLong();
        Shopper.ok(shopper.at(0)
                .post(
                        "/api/v1/cart/items?cart=" + cart,
                        "{\"productId\":" + productId + ",\"quantity\":" + quantity + "}"));
        Shopper.ok(shopper.spend(0, cart, points));
        return Shopper.ok(shopper.checkOut(0, cart)).path("orderNumber").asText();
    }
}
