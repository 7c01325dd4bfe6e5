package org.pointsmall.demo.store;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds where every activity commits by itself: who comes second is told so, or given the first answer. */
abstract class BroadleafCheckoutContract extends CheckoutAtOnceFixture {

    @Test
    void submitsOnceForTwentyRequestsAtOnce() throws Exception {
        StoreClient shopper = aShopper();
        add(shopper, product(0), 1);

        List<Reply> replies = atOnce(20, () -> shopper.post(CHECKOUT, APPROVED));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status() == 200
                        || reply.code().equals("CONFLICT")
                        || reply.code().equals("EMPTY_CART"))
                .as(reply.body().toString())
                .isTrue());
        assertSubmittedOnce(shopper, replies);
    }

    @Test
    void answersWithTheFirstAnswerOnceItIsThere() throws Exception {
        StoreClient shopper = aShopper().with("Idempotency-Key", "twenty");
        add(shopper, product(0), 1);
        List<Reply> replies = atOnce(20, () -> shopper.post(CHECKOUT, APPROVED));

        Reply later = shopper.post(CHECKOUT, APPROVED);

        assertThat(later.header("Idempotency-Replayed")).contains("true");
        assertSubmittedOnce(shopper, replies);
    }
}
