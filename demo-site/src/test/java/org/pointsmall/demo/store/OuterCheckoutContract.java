package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds in one transaction: whoever asks for the same checkout at once is given the same answer. */
abstract class OuterCheckoutContract extends CheckoutAtOnceFixture {

    @Test
    void submitsOnceForTwentyRequestsAtOnce() throws Exception {
        StoreClient shopper = aShopper();
        add(shopper, product(0), 1);

        List<Reply> replies = atOnce(20, () -> shopper.post(CHECKOUT, APPROVED));

        // Who came so late that the cart was gone has nothing to check out.
        assertThat(replies).allSatisfy(reply -> assertThat(
                        reply.status() == 200 || reply.code().equals("EMPTY_CART"))
                .as(reply.body().toString())
                .isTrue());
        assertSubmittedOnce(shopper, replies);
    }

    @Test
    void givesTheSameAnswerToTwentyRequestsWithOneKey() throws Exception {
        StoreClient shopper = aShopper().with("Idempotency-Key", "twenty");
        add(shopper, product(0), 1);

        List<Reply> replies = atOnce(20, () -> shopper.post(CHECKOUT, APPROVED));

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertSubmittedOnce(shopper, replies);
    }

    @Test
    void givesTheSameAnswerToTwentyRequestsOfOneSession() throws Exception {
        StoreClient shopper = aShopperWithSession().with("Idempotency-Key", "twenty");
        add(shopper, product(0), 1);

        List<Reply> replies = atOnce(20, () -> shopper.post(CHECKOUT, APPROVED));

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertSubmittedOnce(shopper, replies);
    }

    @Test
    void triesOneAfterAnotherWhereAllAreDeclined() throws Exception {
        StoreClient shopper = aShopper();
        JsonNode cart = add(shopper, product(0), 1).body();

        List<Reply> replies = atOnce(6, () -> shopper.post(CHECKOUT, DECLINED));

        assertThat(replies).extracting(Reply::code).containsOnly("PAYMENT_DECLINED");
        assertThat(shopper.get(CART).body()).isEqualTo(cart);
        assertThat(shopper.post(CHECKOUT, APPROVED).status()).isEqualTo(200);
    }
}
