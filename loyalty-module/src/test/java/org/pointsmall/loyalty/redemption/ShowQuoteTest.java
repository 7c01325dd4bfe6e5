package org.pointsmall.loyalty.redemption;

import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

class ShowQuoteTest {
    private static final ShownQuote BEFORE = new ShownQuote(Points.of(400), fen(400), fen(1_000), fen(1_400));

    private final LedgerFixture given = new LedgerFixture();
    private final MemberId ana = given.aMember().with(1_000).id();
    private final ShowQuote tellCart =
            new ShowQuote(new FitOffset(given.ledger, Terms.withoutMinimum().quotes()));
    private final Cart cart = aCart("CNY").with("8.00").andShipping("6.00").cart();
    private final AppliedWish wish =
            new AppliedWish(PointsWish.of(Points.of(500)), Points.of(400)).telling(BEFORE, BEFORE.points());

    @Test
    void tellsWhatTheCartComesTo() {
        ShowQuote.Telling telling = tellCart.tell(ana, cart, new CartPayments(fen(500), fen(500)), wish);

        assertThat(telling.quote().points()).isEqualTo(Points.of(500));
        assertThat(telling.kept().told()).isEqualTo(new ShownQuote(Points.of(500), fen(500), fen(900), fen(1_400)));
        assertThat(telling.kept().agreed()).isEqualTo(Points.of(500));
    }

    @Test
    void tellsNothingWhereThePaymentIsNotWhatTheCartComesTo() {
        for (long stale : new long[] {0, 400, 499, 501}) {
            ShowQuote.Telling telling = tellCart.tell(ana, cart, new CartPayments(fen(stale), fen(stale)), wish);

            assertThat(telling.quote().money()).isEqualTo(fen(500));
            assertThat(telling.kept().told()).as("a payment of " + stale).isNull();
        }
    }

    private static Money fen(long minorUnits) {
        return new Money(minorUnits, CNY);
    }
}
