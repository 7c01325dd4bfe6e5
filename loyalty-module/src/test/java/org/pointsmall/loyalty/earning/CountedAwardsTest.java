package org.pointsmall.loyalty.earning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.earning.RuleFixture.SHANGHAI;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** What counts against limits: 1.00 paid is 1 point, and as much again within 100 that all members share. */
class CountedAwardsTest {
    private static final PointsRate RATE = new PointsRate(Points.of(1), new Money(100, CNY));
    private static final EarningRule DOUBLE =
            aRule().times(200).limited(Limit.budget(Limit.Period.EVER, 100)).rule();
    private static final LimitKey BUDGET = new LimitKey("rule-1/all/ever");

    private final LedgerFixture given = new LedgerFixture();
    private final CountsInMemory counts = new CountsInMemory();
    private final Ledger ledger = new Ledger(
            given.store, given.terms, inUtc(given.clock), LedgerObserver.NONE, counts.givingRoomBack(given.store));
    private final EarnPoints earnPoints =
            new EarnPoints(EarningContextFixture.flagged(product -> false), new Doubling(), counts);
    private final MemberId ana = given.aMember().id();
    private long last;

    @Test
    void whatIsAwardedIsCountedAndAnEstimateIsNot() {
        PlacedOrder order = order(60);
        assertThat(earnPoints.estimate(ana, order.cart(), Allocation.NONE).points())
                .isEqualTo(Points.of(120));
        assertThat(counts.all()).isEmpty();

        earn(order);

        assertThat(counts.all()).isEqualTo(Map.of(BUDGET, Points.of(60)));
        assertThat(earn(order(60))).as("40 are left of the budget").isEqualTo(60 + 40);
        assertThat(earn(order(60))).as("nothing is left of it").isEqualTo(60);
    }

    @Test
    void anAccountThatIsClosedEarnsNothingAndNothingIsCounted() {
        granted(ledger.close(ana, new Leftover.Forfeited(), "admin", "asked for it"));

        assertThat(granted(earnPoints.earnFirst(ledger.lock(ana), order(60), Allocation.NONE)))
                .isEqualTo(Optional.empty());

        assertThat(counts.all()).isEmpty();
    }

    /** Of 80 points that one order earned 40 fill the budget; they are spent before it is cancelled. */
    @Test
    void roomComesBackWithThePointsAndNoSooner() {
        earn(order(40));
        long earning = last;
        given.spend(ana, 80, ++last);
        long paid = last;

        clawBack(earning, 80);
        assertThat(counts.all()).as("nothing was found").isEqualTo(Map.of(BUDGET, Points.of(40)));

        granted(ledger.returnPoints(given.back(ana, "r1", paid, 30)));
        assertThat(counts.all()).as("50 are still lost").isEqualTo(Map.of(BUDGET, Points.of(40)));
        granted(ledger.returnPoints(given.back(ana, "r2", paid, 25)));
        assertThat(counts.all()).as("25 are still lost").isEqualTo(Map.of(BUDGET, Points.of(25)));
        granted(ledger.returnPoints(given.back(ana, "r3", paid, 25)));
        assertThat(counts.all()).isEmpty();
    }

    @Test
    void whatIsFoundAtOnceGivesItsRoomBackAtOnce() {
        earn(order(40));
        long earning = last;
        given.spend(ana, 15, ++last);

        clawBack(earning, 80);

        assertThat(counts.all()).as("15 were not found").isEqualTo(Map.of(BUDGET, Points.of(15)));
    }

    @Test
    void membersWhoseAccountsBecomeOneShareOneLimit() {
        MemberId bo = new MemberId(8);
        LimitKey anas = new LimitKey("rule-1/member-7/ever");
        LimitKey bos = new LimitKey("rule-1/member-8/ever");
        counts.add(Map.of(anas, Points.of(5), bos, Points.of(6), BUDGET, Points.of(11)));

        counts.followingMerges().merged(account(1, new MemberId(7)), account(2, bo), given.clock.instant());

        assertThat(counts.all()).isEqualTo(Map.of(bos, Points.of(11), BUDGET, Points.of(11)));
    }

    private static Account account(long id, MemberId member) {
        return new Account(new AccountId(id), member, AccountStatus.ACTIVE, Balance.NOTHING);
    }

    private PlacedOrder order(long yuan) {
        return PlacedOrder.withoutPoints(
                ana,
                CartFixture.aCart("CNY")
                        .ofOrder(++last)
                        .with(new Money(yuan * 100, CNY), 101L)
                        .cart());
    }

    private long earn(PlacedOrder order) {
        return granted(earnPoints.earnFirst(ledger.lock(ana), order, Allocation.NONE))
                .orElseThrow()
                .points();
    }

    private void clawBack(long order, long points) {
        granted(ledger.clawBack(new OrderReturn(
                ana,
                new PostingKey("clawback:" + order),
                new OrderRef(order, null),
                null,
                Points.of(points),
                "service",
                "sent back",
                new Allocation(List.of(new Allocation.Part(1L, Points.of(points), new Money(points, CNY)))))));
    }

    private static final class Doubling implements EarningTerms {
        @Override
        public PointsRate rate() {
            return RATE;
        }

        @Override
        public EarningRules rules() {
            return new EarningRules(RATE, new RuleBook(1, List.of(DOUBLE)), SHANGHAI);
        }

        @Override
        public LotPolicy lots() {
            return LotPolicy.LASTING;
        }
    }
}
