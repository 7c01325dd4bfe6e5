package org.pointsmall.loyalty.earning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.Lot;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.LotTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.PlacedOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

/** Nobody is given points that are lost before they can be spent, and nobody is told of any. */
class AwardsNearTheirLastDayTest {
    private static final Expiry A_YEAR = new Expiry.After(Period.ofYears(1), Expiry.End.DAY);
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    private final LedgerFixture given = new LedgerFixture();
    private final PointsRate aPointPerYuan = new PointsRate(Points.of(1), new Money(100, CNY));
    private final MemberId ana = given.aMember().id();
    private final LocalDate today = LocalDate.ofInstant(given.clock.instant(), ZoneOffset.UTC);

    @Test
    void aRulesPointsLastThroughTheirLastDayAndFromThenOnAsTheProgrammesDo() {
        Expiry ownDay = new Expiry.On(today);

        award(Duration.ZERO, A_YEAR, ownDay);

        assertThat(lot(7).expiresAt()).as("on the last day").isEqualTo(startOf(today.plusDays(1)));

        given.clock.moveOn(Duration.ofDays(1));
        MemberId bea = given.aMember().id();
        award(bea, Duration.ZERO, A_YEAR, ownDay);

        assertThat(lots(bea)).extracting(lot -> lot.available().value()).containsExactly(12L + 7L);
        assertThat(lots(bea).get(0).terms().expiresAt())
                .as("an order that is settled after it")
                .isEqualTo(startOf(today.plusDays(1).plusYears(1).plusDays(1)));
    }

    @Test
    void aLastDayThatIsOverBeforeThePointsCanBeSpentDoesNotTakeThem() {
        award(FORTNIGHT, A_YEAR, new Expiry.On(today.plusDays(13)));
        given.clock.moveOn(FORTNIGHT);

        assertThat(lots(ana)).extracting(lot -> lot.pending().value()).containsExactly(12L + 7L);
        assertThat(lots(ana).get(0).terms().expiresAt())
                .isEqualTo(startOf(today.plusYears(1).plusDays(1)));
    }

    @Test
    void aLastDayOnWhichThePointsCanBeSpentIsKept() {
        award(FORTNIGHT, A_YEAR, new Expiry.On(today.plusDays(14)));

        assertThat(lot(7).expiresAt()).isEqualTo(startOf(today.plusDays(15)));
    }

    @Test
    void aPeriodThatIsShorterThanTheWaitCountsFromWhenThePointsCanBeSpent() {
        Expiry aWeek = new Expiry.After(Period.ofDays(7), Expiry.End.DAY);

        award(FORTNIGHT, aWeek, new Expiry.After(Period.ofDays(3), Expiry.End.DAY));

        assertThat(lot(7).expiresAt()).isEqualTo(startOf(today.plusDays(14 + 3 + 1)));
        assertThat(lot(12).expiresAt()).isEqualTo(startOf(today.plusDays(14 + 7 + 1)));
    }

    @Test
    void onceTheProgrammesOwnLastDayIsOverNothingIsEarnedAndNothingIsPromised() {
        Expiry last = new Expiry.On(today);
        EarnPoints earnPoints = earning(Duration.ZERO, last, Optional.empty());
        assertThat(estimate(earnPoints)).as("on the last day").isEqualTo(12 + 7);

        given.clock.moveOn(Duration.ofDays(1));

        assertThat(estimate(earnPoints)).isZero();
        award(Duration.ZERO, last, new Expiry.After(Period.ofDays(90), Expiry.End.DAY));
        assertThat(given.store.journal()).isEmpty();
    }

    @Test
    void whatWasPlacedInTimeAndIsSettledTooLateIsNotGivenToBeLost() {
        EarnPoints earnPoints = earning(Duration.ZERO, new Expiry.On(today), Optional.empty());
        Cart order = aCart("CNY").with("12.50").placedAt(given.clock.instant()).cart();
        given.clock.moveOn(Duration.ofDays(1));

        assertThat(granted(earnPoints.earnFirst(
                        given.ledger.lock(ana), PlacedOrder.withoutPoints(ana, order), Allocation.NONE)))
                .isEmpty();
        assertThat(given.store.journal()).isEmpty();
    }

    /** 12 points by the rate, and 7 by a rule whose points last as it says. */
    private void award(Duration waits, Expiry programme, Expiry own) {
        award(ana, waits, programme, own);
    }

    private void award(MemberId member, Duration waits, Expiry programme, Expiry own) {
        Cart order = aCart("CNY").ofOrder(member.value()).with("12.50").cart();
        granted(earning(waits, programme, Optional.of(own))
                .earnFirst(given.ledger.lock(member), PlacedOrder.withoutPoints(member, order), Allocation.NONE));
    }

    private long estimate(EarnPoints earnPoints) {
        return earnPoints
                .estimate(ana, aCart("CNY").with("12.50").cart(), Allocation.NONE)
                .points()
                .value();
    }

    private EarnPoints earning(Duration waits, Expiry programme, Optional<Expiry> own) {
        RuleFixture bonus = aRule().number(1).bonus(7);
        own.ifPresent(bonus::lasting);
        EarningRules rules = new EarningRules(aPointPerYuan, new RuleBook(1, List.of(bonus.rule())), ZoneOffset.UTC);
        return new EarnPoints(
                (member, cart, book) -> EarningContextFixture.aContext()
                        .at(given.clock.instant().toString())
                        .of(cart),
                new Terms(rules, new LotPolicy(waits, programme)),
                new CountsInMemory());
    }

    private record Terms(EarningRules rules, LotPolicy lots) implements EarningTerms {
        @Override
        public PointsRate rate() {
            return rules.rate();
        }
    }

    private LotTerms lot(long points) {
        return lots(ana).stream()
                .filter(lot -> lot.remaining().value() == points)
                .findFirst()
                .orElseThrow()
                .terms();
    }

    private List<Lot> lots(MemberId member) {
        return given.store.liveLots(given.ledger.account(member).orElseThrow().id());
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
