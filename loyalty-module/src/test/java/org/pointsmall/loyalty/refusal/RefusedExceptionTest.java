package org.pointsmall.loyalty.refusal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RefusedExceptionTest {
    private final Refusal refusal = Refusal.of(RefusalCode.CART_CHANGED).with("orderId", 7L);

    @Test
    void isFoundHoweverDeepTheStoreWrapsIt() {
        Exception wrapped = new Exception(new IllegalStateException(new RefusedException(refusal)));

        assertThat(RefusedException.in(wrapped)).contains(refusal);
        assertThat(RefusedException.in(new RefusedException(refusal))).contains(refusal);
    }

    @Test
    void isNotFoundWhereNothingWasRefused() {
        Exception circle = new Exception("a circle");
        circle.initCause(new Exception(circle));

        assertThat(RefusedException.in(new Exception("a card was declined"))).isEmpty();
        assertThat(RefusedException.in(circle)).isEmpty();
        assertThat(RefusedException.in(null)).isEmpty();
    }
}
