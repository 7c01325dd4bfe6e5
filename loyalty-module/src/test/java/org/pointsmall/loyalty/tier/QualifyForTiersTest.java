package org.pointsmall.loyalty.tier;

import java.time.Duration;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.TierChange.Why;
import org.pointsmall.loyalty.tier.TierStore.Brought;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.BY_POINTS;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.BY_SPEND;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.at;
import static org.pointsmall.loyalty.tier.SomeTiers.CNY;
import static org.pointsmall.loyalty.tier.SomeTiers.DIAMOND;
import static org.pointsmall.loyalty.tier.SomeTiers.GOLD;
import static org.pointsmall.loyalty.tier.SomeTiers.SILVER;
import static org.pointsmall.loyalty.tier.SomeTiers.calendar;
import static org.pointsmall.loyalty.tier.SomeTiers.rolling;
import static org.pointsmall.loyalty.tier.SomeTiers.tier;

class QualifyForTiersTest {
    private final ProgrammeWithTiers programme = new ProgrammeWithTiers();
    private final MemberId member = programme.aMember();

    @Test
    void anAwardGivesTheTierThatItReachesAtOnce() {
        programme.define(BY_POINTS);

        programme.award(member, 999);
        assertThat(programme.tierOf(member)).isNull();
        programme.award(member, 1);
        assertThat(programme.tierOf(member)).isEqualTo(SILVER);

        assertThat(programme.standing(member))
                .isEqualTo(new Standing(SILVER, 10, at("2026-03-15T10:00"), at("2028-01-01T00:00"), null));
        assertThat(programme.tiers.history(member, 10))
                .containsExactly(new TierChange(
                        null,
                        SILVER,
                        Why.REACHED,
                        at("2026-03-15T10:00"),
                        1_000,
                        new Span(at("2026-01-01T00:00"), at("2027-01-01T00:00")),
                        at("2028-01-01T00:00"),
                        1,
                        null));
    }

    @Test
    void whatWasBoughtBeforeThereWereTiersIsNotedAndCountsLater() {
        programme.award(member, 1_000);
        assertThat(programme.store.written()).isZero();
        assertThat(programme.tierOf(member)).isNull();

        programme.define(BY_POINTS);
        assertThat(programme.review()).isEqualTo(1);
        assertThat(programme.tierOf(member)).isEqualTo(SILVER);
        assertThat(programme.tiers.history(member, 10))
                .extracting(TierChange::why)
                .containsExactly(Why.REDEFINED);
    }

    @Test
    void bySpendMoneyCountsAndNotPoints() {
        programme.define(BY_SPEND);
        programme.award(member, 4, 5);
        assertThat(programme.gathered(member)).isEqualTo(900);
        programme.award(member, 1);
        assertThat(programme.tierOf(member)).isEqualTo(SILVER);
    }

    @Test
    void moneyInAnotherCurrencyThanTheSchemesDoesNotCount() {
        programme.define(new TierScheme(
                Measure.SPEND,
                calendar(Unit.YEAR),
                Period.ZERO,
                Currency.getInstance("USD"),
                List.of(tier(SILVER, "银", 1, 100, Benefits.NONE))));
        long order = programme.award(member, 5_000);
        assertThat(programme.tierOf(member)).isNull();
        programme.award(member, 1);
        granted(programme.giveTier.give(member, SILVER, "admin", "a friend"));
        programme.takeBack(member, order, 5_000);
        assertThat(programme.tierOf(member)).as("given, and not by any order").isEqualTo(SILVER);
    }

    @Test
    void pointsThatNoOrderEarnedQualifyForNothing() {
        programme.define(BY_POINTS);
        programme.award(member, 900);
        granted(programme.ledger.adjust(
                new Adjustment(member, PostingKey.of("adjust", 1), 5_000, LotPolicy.LASTING, "admin", "a present")));

        assertThat(programme.gathered(member)).isEqualTo(900);
        assertThat(programme.tierOf(member)).isNull();
    }

    @Test
    void whatIsTakenBackIsTakenFromTheYearInWhichItCounted() {
        programme.define(BY_POINTS);
        programme.moveTo("2026-12-31T10:00");
        long order = programme.award(member, 1_500);
        programme.moveTo("2027-01-10T10:00");
        programme.award(member, 700);

        programme.takeBack(member, order, 600);

        assertThat(programme.gathered(member)).as("of this year").isEqualTo(700);
        assertThat(programme.tierOf(member)).as("900 were never enough").isNull();
        assertThat(programme.tiers.history(member, 1))
                .extracting(TierChange::from, TierChange::to, TierChange::why, TierChange::gathered)
                .containsExactly(tuple(SILVER, null, Why.UNDONE, 700L));
    }

    @Test
    void aTierThatStandsByOtherOrdersIsKeptWithTheDatesThatTheseGive() {
        programme.define(BY_POINTS);
        long first = programme.award(member, 5_000);
        programme.moveTo("2026-06-01T10:00");
        programme.award(member, 1_000);
        programme.moveTo("2027-03-01T10:00");

        programme.takeBack(member, first, 5_000);

        assertThat(programme.standing(member))
                .isEqualTo(new Standing(SILVER, 10, at("2026-06-01T10:00"), at("2028-01-01T00:00"), null));
    }

    @Test
    void anOrderOfWhichEnoughStandsKeepsItsTier() {
        programme.define(BY_POINTS);
        long order = programme.award(member, 1_001);
        programme.takeBack(member, order, 1);
        assertThat(programme.tierOf(member)).isEqualTo(SILVER);
        assertThat(programme.tiers.history(member, 10)).hasSize(1);
        programme.takeBack(member, order, 1);
        assertThat(programme.tierOf(member)).isNull();
    }

    @Test
    void aRenewalByAnOrderThatCameBackIsUndoneAndTheGraceIsLeft() {
        programme.define(BY_POINTS);
        programme.award(member, 1_000);
        programme.moveTo("2027-11-01T10:00");
        long second = programme.award(member, 1_000);
        programme.moveTo("2028-01-10T10:00");
        programme.review();
        assertThat(programme.standing(member).until()).isEqualTo(at("2029-01-01T00:00"));

        programme.takeBack(member, second, 1_000);

        assertThat(programme.standing(member).graceUntil()).isEqualTo(at("2028-02-01T00:00"));
    }

    @Test
    void aReviewThatWasDueBeforeAReturnIsMadeFirst() {
        programme.define(BY_POINTS);
        programme.award(member, 5_000);
        programme.moveTo("2027-06-01T00:00");
        long second = programme.award(member, 5_000);
        programme.moveTo("2028-06-01T00:00");

        programme.takeBack(member, second, 5_000);

        assertThat(programme.standing(member)).isEqualTo(Standing.NONE);
        assertThat(programme.tiers.history(member, 10))
                .extracting(TierChange::why)
                .containsExactly(Why.UNDONE, Why.RENEWED, Why.REACHED);
    }

    @Test
    void thresholdsThatWereRaisedSinceTakeNothingFromWhoReachedTheTierBefore() {
        programme.define(BY_POINTS);
        programme.award(member, 1_000);
        long other = programme.award(member, 300);
        programme.moveTo("2026-04-01T10:00");
        programme.define(new TierScheme(
                Measure.POINTS,
                calendar(Unit.YEAR),
                Period.ofMonths(1),
                CNY,
                List.of(tier(SILVER, "银", 10, 3_000, Benefits.NONE))));
        programme.review();

        programme.takeBack(member, other, 300);

        assertThat(programme.standing(member))
                .isEqualTo(new Standing(SILVER, 10, at("2026-03-15T10:00"), at("2028-01-01T00:00"), null));
    }

    /** Reached by points under the first scheme and kept by spend under the second: each counts in its own time. */
    @Test
    void ofALifeUnderTwoSchemesEachCountsWhileItWasInForce() {
        programme.define(BY_POINTS);
        programme.award(member, 1_000);
        programme.moveTo("2026-04-01T10:00");
        programme.define(BY_SPEND);
        long order = programme.award(member, 10);
        assertThat(programme.tierOf(member))
                .as("of 101,000 fen 100,000 were paid before")
                .isEqualTo(DIAMOND);
        programme.moveTo("2026-05-01T10:00");

        programme.takeBack(member, order, 10);

        assertThat(programme.standing(member))
                .isEqualTo(new Standing(DIAMOND, 30, at("2026-04-01T10:00"), at("2028-01-01T00:00"), null));
    }

    @Test
    void whatStoodBeforeANewSchemeCountsOnceUnderIt() {
        programme.define(BY_POINTS);
        programme.award(member, 600);
        programme.moveTo("2026-04-01T10:00");
        programme.define(SomeTiers.by(calendar(Unit.YEAR), Period.ZERO));
        programme.moveTo("2026-04-02T10:00");
        long order = programme.award(member, 500);
        assertThat(programme.tierOf(member)).isEqualTo(SILVER);

        programme.takeBack(member, order, 200);

        assertThat(programme.tierOf(member)).as("600 and 300").isNull();
    }

    @Test
    void reviewsThatWereDueBetweenOrdersAreMadeInBetweenAlsoAfterAReturn() {
        programme.define(BY_POINTS);
        programme.award(member, 1_000);
        programme.moveTo("2028-05-01T10:00");
        programme.award(member, 1_000);
        long small = programme.award(member, 5);
        programme.moveTo("2028-06-01T10:00");

        programme.takeBack(member, small, 5);

        assertThat(programme.standing(member))
                .isEqualTo(new Standing(SILVER, 10, at("2028-05-01T10:00"), at("2030-01-01T00:00"), null));
    }

    @Test
    void aTierThatWasGivenIsNotTakenByAReturn() {
        programme.define(BY_POINTS);
        long order = programme.award(member, 1_500);
        granted(programme.giveTier.give(member, DIAMOND, "admin", "创始会员"));
        MemberId gone = programme.aMember();
        programme.award(gone, 1);
        granted(programme.giveTier.give(gone, SILVER, "admin", "a friend"));
        granted(programme.ledger.merge(gone, member, "admin", "the same person"));

        programme.takeBack(member, order, 1_500);

        assertThat(programme.tierOf(member)).isEqualTo(DIAMOND);
    }

    @Test
    void ofTiersThatWereGivenOneAfterTheOtherTheLastStands() {
        programme.define(BY_POINTS);
        long order = programme.award(member, 5_000);
        programme.moveTo("2026-04-01T10:00");
        granted(programme.giveTier.give(member, DIAMOND, "admin", "a mistake"));
        granted(programme.giveTier.give(member, SILVER, "admin", "what was meant"));

        programme.takeBack(member, order, 1);

        assertThat(programme.standing(member))
                .isEqualTo(new Standing(SILVER, 10, at("2026-04-01T10:00"), at("2028-01-01T00:00"), null));
    }

    @Test
    void whatAnAccountBroughtAlongThatWasMergedIsUndoneThere() {
        programme.define(BY_POINTS);
        MemberId gone = programme.aMember();
        long order = programme.award(gone, 5_000);
        programme.award(member, 1_200);
        granted(programme.giveTier.give(gone, GOLD, "admin", "a good customer"));
        granted(programme.giveTier.give(gone, SILVER, "admin", "a mistake"));
        granted(programme.ledger.merge(gone, member, "admin", "the same person"));
        assertThat(programme.tierOf(member)).isEqualTo(GOLD);

        programme.takeBack(member, order, 5_000);

        assertThat(programme.tierOf(member)).isEqualTo(SILVER);
        assertThat(programme.gathered(member)).isEqualTo(1_200);
    }

    @Test
    void accountsThatAreMergedGatherTogether() {
        programme.define(BY_POINTS);
        MemberId gone = programme.aMember();
        programme.award(gone, 2_000);
        programme.award(member, 3_000);

        granted(programme.ledger.merge(gone, member, "admin", "the same person"));

        assertThat(programme.tierOf(member)).isEqualTo(GOLD);
        assertThat(programme.tierOf(gone)).isEqualTo(GOLD);
        assertThat(programme.gathered(gone)).isEqualTo(5_000);
        assertThat(programme.tiers.history(gone, 1))
                .extracting(TierChange::from, TierChange::to, TierChange::why)
                .containsExactly(tuple(SILVER, GOLD, Why.MERGED));
    }

    /** The review that was due of the account that is gone counts what it had by itself. */
    @Test
    void reviewsThatAreDueAreMadeBeforeAccountsAreMerged() {
        programme.define(BY_POINTS);
        MemberId gone = programme.aMember();
        programme.award(gone, 20_000);
        programme.moveTo("2027-06-01T10:00");
        programme.award(member, 20_000);
        programme.moveTo("2028-06-01T10:00");

        granted(programme.ledger.merge(gone, member, "admin", "the same person"));

        assertThat(programme.standing(member).until()).isEqualTo(at("2029-01-01T00:00"));
        assertThat(programme.tiers.history(member, 1))
                .as("nothing of the one that is gone was better")
                .extracting(TierChange::why)
                .containsExactly(Why.REACHED);
    }

    @ParameterizedTest(
            name = "of {0} points, {1} of them left, for {2} fen, {3} of them left, {4} points back take {5}")
    @CsvSource({
        "10, 10, 1000, 1000, 1, 100",
        // In thirds: rounded so that the parts sum to the whole.
        "3, 3, 100, 100, 1, 34",
        "3, 2, 100, 66, 1, 33",
        "3, 1, 100, 33, 1, 33",
        // With the last of the points, and with more than are left, goes the last of the money.
        "10, 4, 1000, 400, 4, 400",
        "10, 4, 1000, 777, 4, 777",
        "10, 4, 1000, 400, 9, 400",
        // What was recorded before took more of the money than the points' share.
        "10, 9, 1000, 100, 1, 0",
        "10, 9, 1000, 801, 1, 1"
    })
    void moneyGoesBackWithThePointsThatItEarned(
            long earned, long left, long paid, long money, long pointsBack, long moneyBack) {
        Brought brought = new Brought(at("2026-03-15T10:00"), earned, left, paid, money, CNY);
        assertThat(QualifyForTiers.moneyBack(brought, pointsBack, Allocation.NONE))
                .isEqualTo(moneyBack);
    }

    @ParameterizedTest(name = "{0} fen are recorded, {1} are left: {2}")
    @CsvSource({"250, 900, 250", "250, 250, 250", "250, 200, 200", "0, 900, 0"})
    void whatTheReturnRecordedOfTheMoneyCounts(long recorded, long left, long moneyBack) {
        Brought brought = new Brought(at("2026-03-15T10:00"), 10, 9, 1_000, left, CNY);
        Allocation ofTwoLines = new Allocation(List.of(
                new Allocation.Part(1L, Points.of(1), new Money(recorded, CNY)),
                new Allocation.Part(2L, Points.of(1), Money.zero(CNY))));

        assertThat(QualifyForTiers.moneyBack(brought, 2, ofTwoLines)).isEqualTo(moneyBack);
        assertThat(QualifyForTiers.moneyBack(brought, 9, ofTwoLines))
                .as("with the last of the points, which may have been rounded up")
                .isEqualTo(moneyBack);
    }

    /** Decided so: an award is decided once, and no other order is touched. */
    @Test
    void whatOtherOrdersEarnedInATierStaysWhenTheTierIsTakenBack() {
        programme.define(BY_POINTS);
        long large = programme.award(member, 5_000);
        assertThat(programme.tierOf(member)).isEqualTo(GOLD);
        programme.award(member, 150);

        programme.takeBack(member, large, 5_000);

        assertThat(programme.tierOf(member)).isNull();
        assertThat(programme.ledger.balance(member).available()).isEqualTo(Points.of(150));
        assertThat(programme.gathered(member)).isEqualTo(150);
    }

    @Test
    void moneyThatGoesBackCountsNoMoreThoughItsPointsWereRoundedAway() {
        programme.define(BY_SPEND);
        OrderRef order = new OrderRef(programme.anOrder(), null);
        Allocation pair = of(1, 1_800_00);
        granted(programme.ledger.earn(new Earning(
                member,
                PostingKey.of("earn-order", order.id()),
                Points.of(1),
                order,
                LotPolicy.LASTING,
                "checkout",
                List.of(),
                pair)));
        assertThat(programme.gathered(member)).isEqualTo(1_800_00);

        programme.takeBack(member, order.id(), 1, of(1, 900_00));
        assertThat(programme.gathered(member)).as("the other piece stands").isEqualTo(900_00);

        PostingKey second = PostingKey.of("second", order.id());
        programme.ledger.lock(member).undone(order, second, of(0, 900_00));
        assertThat(programme.gathered(member)).isZero();
        assertThat(programme.tierOf(member)).isNull();
        programme.ledger.lock(member).undone(order, PostingKey.of("third", order.id()), Allocation.NONE);
        assertThat(programme.gathered(member)).isZero();
    }

    private static Allocation of(long points, long fen) {
        return new Allocation(List.of(new Allocation.Part(1L, Points.of(points), new Money(fen, CNY))));
    }

    @Test
    void whereNoMoneyIsKnownNoneGoesBack() {
        Brought brought = new Brought(at("2026-03-15T10:00"), 10, 10, 0, 0, null);
        assertThat(QualifyForTiers.moneyBack(brought, 1, Allocation.NONE)).isZero();
    }

    @Test
    void moneyThatCameBackNoLongerCounts() {
        programme.define(BY_SPEND);
        long order = programme.award(member, 7, 3);
        programme.takeBack(member, order, 1);
        assertThat(programme.gathered(member)).isEqualTo(900);
        programme.takeBack(
                member, order, 2, new Allocation(List.of(new Allocation.Part(2L, Points.of(2), new Money(250, CNY)))));
        assertThat(programme.gathered(member)).isEqualTo(650);
        programme.takeBack(member, order, 7);
        assertThat(programme.gathered(member)).isZero();
        assertThat(programme.store.stood(programme.account(member))).isEmpty();
    }

    @Test
    void rollingMonthsCountAnOrderToItsLastDay() {
        programme.define(SomeTiers.by(rolling(2), Period.ZERO));
        programme.award(member, 999);
        programme.moveTo("2026-05-14T23:59:59");
        programme.award(member, 1);
        assertThat(programme.tierOf(member)).isEqualTo(SILVER);

        MemberId late = programme.aMember();
        programme.award(late, 999);
        programme.clock.moveOn(Duration.ofDays(62));
        programme.award(late, 1);
        assertThat(programme.tierOf(late)).isNull();
    }
}
