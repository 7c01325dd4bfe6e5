package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.stock.Want;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** What an order has claimed is given back by the hold that it was claimed with, and by no earlier one. */
class ClaimsOfAHoldTest {
    private static final long ORDER = 7;

    private final List<Long> released = new ArrayList<>();
    private final LedgerFixture given = new LedgerFixture();
    private final HoldPoints holdPoints = new HoldPoints(
            given.ledger,
            given.store,
            Terms.withoutMinimum(),
            Terms.withoutMinimum().quotes(),
            new Noted(),
            given.transactions);
    private final MemberId ana = given.aMember().with(1000).id();

    @Test
    void aHoldThatEndsGivesBackWhatWasClaimed() {
        Hold hold = granted(given.hold(ana, 100, ORDER));

        granted(holdPoints.release(hold.id()));

        assertThat(released).containsExactly(ORDER);
    }

    @Test
    void whatALaterHoldHasClaimedStaysItsOwn() {
        Hold late = granted(given.hold(ana, 100, ORDER));
        given.clock.moveOn(LedgerFixture.A_CHECKOUT.plus(Duration.ofMinutes(1)));
        granted(holdPoints.timeOut(late.id()));
        released.clear();
        Hold next = granted(given.hold(ana, 200, ORDER));

        granted(holdPoints.release(late.id()));
        assertThat(released).isEmpty();
        assertThat(holdPoints.isTaken(ORDER)).isTrue();

        granted(given.ledger.commit(next.id(), new OrderRef(ORDER, "7")));
        granted(holdPoints.release(late.id()));
        assertThat(released).isEmpty();
        assertThat(holdPoints.isTaken(ORDER)).isTrue();
    }

    private final class Noted implements OrderClaims {
        @Override
        public Optional<Refusal> claim(MemberId owner, long orderId, OrderWants wants, Duration lasting) {
            return Optional.empty();
        }

        @Override
        public void claimLate(MemberId owner, long orderId, List<Want> wants) {}

        @Override
        public void sold(Cart order) {}

        @Override
        public void released(long orderId) {
            released.add(orderId);
        }
    }
}
