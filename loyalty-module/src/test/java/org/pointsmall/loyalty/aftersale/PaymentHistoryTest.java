package org.pointsmall.loyalty.aftersale;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.aftersale.PaymentHistory.Row;
import org.pointsmall.loyalty.points.Money;

import static org.assertj.core.api.Assertions.assertThat;

class PaymentHistoryTest {
    private static final Row RESERVED = new Row(1, "AUTHORIZE", money(100), null);
    private static final Row CHARGED = new Row(2, "CAPTURE", money(60), 1L);
    private static final Row CHARGED_AGAIN = new Row(3, "CAPTURE", money(40), 1L);

    @Test
    void whatIsLeftIsWhatWasChargedLessWhatWentBack() {
        PaymentHistory payment = payment(RESERVED, CHARGED, CHARGED_AGAIN, new Row(4, "REFUND", money(15), 2L));

        assertThat(payment.left(money(0))).isEqualTo(money(85));
    }

    @Test
    void whatIsOnlyReservedIsLeftUntilItIsReversed() {
        assertThat(payment(RESERVED).left(money(0))).isEqualTo(money(100));
        assertThat(payment(RESERVED, new Row(4, "REVERSE_AUTH", money(100), 1L)).left(money(0)))
                .isEqualTo(money(0));
    }

    @Test
    void theFirstChargeThatHasSoMuchLeftGivesItBack() {
        PaymentHistory payment = payment(CHARGED, CHARGED_AGAIN, new Row(4, "REFUND", money(25), 2L));

        assertThat(payment.chargeWith(money(35))).contains(CHARGED);
        assertThat(payment.chargeWith(money(36))).contains(CHARGED_AGAIN);
        assertThat(payment.chargeWith(money(41))).isEmpty();
    }

    @Test
    void aRefundThatNamesNoChargeIsTheFirstOnes() {
        PaymentHistory payment = payment(CHARGED, CHARGED_AGAIN, new Row(4, "REFUND", money(60), null));

        assertThat(payment.chargeWith(money(1))).contains(CHARGED_AGAIN);
    }

    @Test
    void aChargeIsUntouchedUntilSomethingWentBackOrABankHasSettledIt() {
        assertThat(payment(CHARGED).isUntouched(CHARGED, money(60))).isTrue();
        assertThat(payment(CHARGED).isUntouched(CHARGED, money(59))).isFalse();
        assertThat(payment(CHARGED, new Row(4, "REFUND", money(1), 2L)).isUntouched(CHARGED, money(60)))
                .isFalse();
        assertThat(payment(CHARGED, new Row(4, "SETTLED", money(60), 2L)).isUntouched(CHARGED, money(60)))
                .isFalse();
    }

    @Test
    void aReservationIsReversedAsAWholeAndOnlyWhereNothingWasCharged() {
        assertThat(payment(RESERVED).reservationOf(money(100))).contains(RESERVED);
        assertThat(payment(RESERVED).reservationOf(money(99))).isEmpty();
        assertThat(payment(RESERVED, CHARGED).reservationOf(money(100))).isEmpty();
    }

    private static PaymentHistory payment(Row... rows) {
        return new PaymentHistory(7, "CREDIT_CARD", List.of(rows));
    }

    private static Money money(long minor) {
        return new Money(minor, Currency.getInstance("GBP"));
    }
}
