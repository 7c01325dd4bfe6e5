package org.pointsmall.loyalty.redemption;

import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

class FitOffsetTest {
    private final LedgerFixture given = new LedgerFixture();
    private final FitOffset fitOffset =
            new FitOffset(given.ledger, Terms.withoutMinimum().quotes());
    private final Cart cart = aCart("CNY").with("8.00").cart();

    @Test
    void shrinksTheWishToTheCartAndToTheAvailablePoints() {
        MemberId ana = given.aMember().with(900).id();

        assertThat(fit(ana, 799)).isEqualTo(799);
        assertThat(fit(ana, 801)).isEqualTo(800);
        granted(given.hold(ana, 200, 1));
        assertThat(fit(ana, 801)).isEqualTo(700);
    }

    @Test
    void fitsNothingForAMemberWithoutPoints() {
        assertThat(fit(new MemberId(99), 1)).isZero();
    }

    private long fit(MemberId member, long points) {
        return fitOffset
                .fit(member, cart, PointsWish.of(Points.of(points)))
                .points()
                .value();
    }
}
