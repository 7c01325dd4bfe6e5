package org.pointsmall.loyalty.refusal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RefusalTest {

    @Test
    void keepsItsOperandsInTheOrderInWhichTheyWereGiven() {
        Refusal refusal = Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                .with("required", 5L)
                .with("available", 3L)
                .with("asked", 4L);

        assertThat(refusal.operands())
                .containsExactly(Map.entry("required", 5L), Map.entry("available", 3L), Map.entry("asked", 4L));
    }

    @Test
    void canNotBeChanged() {
        Map<String, Object> operands = new LinkedHashMap<>(Map.of("limit", 5L));
        Refusal refusal = new Refusal(RefusalCode.ABOVE_CAP, operands);
        operands.put("limit", 6L);
        refusal.with("required", 7L);

        assertThat(refusal.operands()).containsExactly(Map.entry("limit", 5L));
        assertThatThrownBy(() -> refusal.operands().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void hasACodeOfTheClosedListInTheOrderOfPrecedence() {
        assertThat(RefusalCode.values())
                .containsExactly(
                        RefusalCode.INSUFFICIENT_POINTS,
                        RefusalCode.BELOW_MINIMUM,
                        RefusalCode.ABOVE_CAP,
                        RefusalCode.NOT_ELIGIBLE_TIER,
                        RefusalCode.MEMBERS_ONLY,
                        RefusalCode.NOT_ELIGIBLE,
                        RefusalCode.EXCLUSIVE_ITEM,
                        RefusalCode.SOLD_OUT,
                        RefusalCode.MEMBER_LIMIT_REACHED,
                        RefusalCode.OUTSIDE_WINDOW,
                        RefusalCode.NO_OFFSET_ITEM,
                        RefusalCode.ACCOUNT_FROZEN,
                        RefusalCode.ADDRESS_MISSING,
                        RefusalCode.HOLD_EXPIRED,
                        RefusalCode.CART_CHANGED,
                        RefusalCode.PAYMENTS_ABOVE_TOTAL,
                        RefusalCode.IDEMPOTENCY_KEY_REUSED,
                        RefusalCode.UNKNOWN_FIELD,
                        RefusalCode.CONFLICT,
                        RefusalCode.RATE_LIMITED);
    }
}
