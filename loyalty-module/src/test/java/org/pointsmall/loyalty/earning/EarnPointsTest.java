package org.pointsmall.loyalty.earning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.purchase.PlacedOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

class EarnPointsTest {
    private static final Allocation NO_OFFSET = Allocation.NONE;

    private final LedgerFixture given = new LedgerFixture();
    private final Set<Long> withoutEarning = new HashSet<>();
    private final PointsRate aPointPerYuan = new PointsRate(Points.of(1), new Money(100, CNY));
    private final EarnPoints earnPoints = new EarnPoints(
            EarningContextFixture.flagged(withoutEarning::contains),
            new FixedEarning(aPointPerYuan),
            new CountsInMemory());
    private final MemberId ana = given.aMember().id();

    @Test
    void awardsAnOrder() {
        PlacedOrder order =
                PlacedOrder.withoutPoints(ana, aCart("CNY").with("12.50").cart());

        Optional<JournalEntry> awarded = granted(earnPoints.earnFirst(given.ledger.lock(ana), order, NO_OFFSET));

        assertThat(awarded).hasValueSatisfying(award -> {
            assertThat(award.key()).isEqualTo(PostingKey.of("earn-order", CartFixture.ORDER));
            assertThat(award.points()).isEqualTo(12);
            assertThat(award.order()).isEqualTo(order.cart().order());
            assertThat(award.trace()).isNotEmpty();
        });
        assertThat(earnPoints.earned(given.ledger.lock(ana), order)).isEqualTo(awarded);
        assertThat(available()).isEqualTo(12);
    }

    @Test
    void whatARuleGivesLastsAsLongAsTheRuleSays() {
        Expiry untilMarch = new Expiry.On(LocalDate.parse("2027-03-01"));
        EarningRules rules = new EarningRules(
                aPointPerYuan,
                new RuleBook(
                        1,
                        List.of(
                                aRule().number(1).times(200).lasting(untilMarch).rule(),
                                aRule().number(2).bonus(5).rule(),
                                aRule().number(3).bonus(7).lasting(untilMarch).rule(),
                                aRule().number(4)
                                        .bonus(9)
                                        .lasting(new Expiry.After(Period.ofDays(90), Expiry.End.DAY))
                                        .rule())),
                RuleFixture.SHANGHAI);
        EarnPoints byRules = new EarnPoints(
                EarningContextFixture.flagged(withoutEarning::contains),
                new FixedEarning(aPointPerYuan, rules),
                new CountsInMemory());
        PlacedOrder order =
                PlacedOrder.withoutPoints(ana, aCart("CNY").with("12.50").cart());

        JournalEntry award = granted(byRules.earnFirst(given.ledger.lock(ana), order, NO_OFFSET))
                .orElseThrow();

        assertThat(award.points()).isEqualTo(25 + 5 + 7 + 9);
        assertThat(given.store.liveLots(given.ledger.account(ana).orElseThrow().id()).stream()
                        .map(lot -> lot.available().value()))
                .as("by the day on which they expire: 90 days, until March, for ever")
                .containsExactlyInAnyOrder(9L, 13L + 7L, 12L + 5L);
        assertThat(award.trace().stream().filter(line -> line.code().equals("lot.valid")))
                .extracting(line -> line.operands().get("points"))
                .containsExactlyInAnyOrder("9", "20");
    }

    @Test
    void anEstimateIsWhatTheAwardWillBeAndPostsNothing() {
        PlacedOrder order = PlacedOrder.withoutPoints(
                ana, aCart("CNY").with("12.50").with("0.70").cart());

        EarningDecision estimate = earnPoints.estimate(ana, order.cart(), NO_OFFSET);

        assertThat(available()).isZero();
        granted(earnPoints.earnFirst(given.ledger.lock(ana), order, NO_OFFSET));
        assertThat(available()).isEqualTo(estimate.points().value());
    }

    @Test
    void postsNothingForAnOrderThatEarnsNothing() {
        assertThat(granted(earnPoints.earnFirst(
                        given.ledger.lock(ana),
                        PlacedOrder.withoutPoints(ana, aCart("CNY").with("0.99").cart()),
                        NO_OFFSET)))
                .isEmpty();
        assertThat(given.store.journal()).isEmpty();
    }

    @Test
    void asksTheCatalogueWhichProductsEarnNothing() {
        withoutEarning.add(102L);

        granted(earnPoints.earnFirst(
                given.ledger.lock(ana),
                PlacedOrder.withoutPoints(
                        ana,
                        aCart("CNY")
                                .with("5.00", 101L)
                                .with("7.00", 102L)
                                .with("1.00", null)
                                .cart()),
                NO_OFFSET));

        assertThat(available()).isEqualTo(6);
    }

    @Test
    void awardsByWhatWasInForceWhenTheOrderWasPlacedAndEstimatesByWhatIs() {
        Instant then = given.clock.instant().minus(Duration.ofDays(3));
        EarnPoints earning = new EarnPoints(
                EarningContextFixture.flagged(withoutEarning::contains),
                new Changed(then.plus(Duration.ofDays(1))),
                new CountsInMemory());
        Cart cart = aCart("CNY").with("12.50").cart();
        Cart order = aCart("CNY").with("12.50").placedAt(then).cart();

        assertThat(earning.estimate(ana, cart, NO_OFFSET).points()).isEqualTo(Points.of(12));
        granted(earning.earnFirst(given.ledger.lock(ana), PlacedOrder.withoutPoints(ana, order), NO_OFFSET));

        assertThat(available()).isZero();
        assertThat(given.ledger.balance(ana).pending()).isEqualTo(Points.of(25));
    }

    /** Two points a yuan that wait for a day, and from a moment on one that does not. */
    private final class Changed implements EarningTerms {
        private final Instant since;

        private Changed(Instant since) {
            this.since = since;
        }

        @Override
        public EarningRules rules() {
            return new FixedEarning(aPointPerYuan).rules();
        }

        @Override
        public EarningRules rules(Instant placedAt) {
            PointsRate two = new PointsRate(Points.of(2), new Money(100, CNY));
            return placedAt.isBefore(since) ? new FixedEarning(two).rules() : rules();
        }

        @Override
        public PointsRate rate() {
            return aPointPerYuan;
        }

        @Override
        public LotPolicy lots() {
            return LotPolicy.LASTING;
        }

        @Override
        public LotPolicy lots(Instant placedAt) {
            return placedAt.isBefore(since) ? new LotPolicy(Duration.ofDays(1), new Expiry.Never()) : lots();
        }
    }

    private long available() {
        return given.ledger.balance(ana).available().value();
    }
}
