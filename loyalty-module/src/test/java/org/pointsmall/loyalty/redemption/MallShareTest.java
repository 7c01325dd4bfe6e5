package org.pointsmall.loyalty.redemption;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.redemption.QuotePoints.Charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

/** What other payments leave for points where goods of the mall cost cash too. */
class MallShareTest {
    /** The first line is the mall's, for 800 points and 2.00. */
    private final Cart cart = aCart("CNY").with("10.00").with("14.00").cart();

    @Test
    void otherPaymentsPayTheCashOfGoodsOfTheMallBeforeTheyTakeRoomFromAnOffset() {
        // 8.00 by the mall's points, 5.00 by an offset, and the rest of 24.00 on delivery.
        assertThat(charge(cart.paidOtherwise(fen(1100)), 1300).map(Charge::points))
                .contains(Points.of(1300));
        assertThat(charge(cart.paidOtherwise(fen(1101)), 1300)).isEmpty();
        assertThat(charge(cart.paidOtherwise(fen(199)), 2200)).isPresent();
        assertThat(charge(cart.paidOtherwise(fen(201)), 2200)).isEmpty();
    }

    private static Optional<Charge> charge(Cart cart, long money) {
        MallLines.Line line = new MallLines.Line(1, Points.of(800), fen(200));
        MallLines.Charged charged = new MallLines.Charged(List.of(line), null, List.of(), OrderWants.NONE, List.of());
        OffsetPolicy policy = OffsetPolicy.of(LedgerFixture.A_POINT_IS_A_FEN, Points.ZERO);
        return QuotePoints.of(MemberOffset.standard(policy), cart, Set.of(), charged)
                .charge(fen(money));
    }

    private static Money fen(long minorUnits) {
        return new Money(minorUnits, LedgerFixture.CNY);
    }
}
