package org.pointsmall.loyalty.tier.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.EditTiers;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.OpenTiers;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.Promise;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.Standing;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierChange;
import org.pointsmall.loyalty.tier.TierChange.Why;
import org.pointsmall.loyalty.tier.TierDraft;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.tier.TierSchemes.Revision;
import org.pointsmall.loyalty.tier.TierSchemes.Saved;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.tier.SomeTiers.CNY;
import static org.pointsmall.loyalty.tier.SomeTiers.DIAMOND;
import static org.pointsmall.loyalty.tier.SomeTiers.GOLD;
import static org.pointsmall.loyalty.tier.SomeTiers.SILVER;
import static org.pointsmall.loyalty.tier.SomeTiers.by;
import static org.pointsmall.loyalty.tier.SomeTiers.calendar;
import static org.pointsmall.loyalty.tier.SomeTiers.rolling;
import static org.pointsmall.loyalty.tier.SomeTiers.tier;

/** Tiers on each database that a store may have. Each test has members and orders of its own. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TierContract {
    private static final TierScheme BY_POINTS = by(calendar(Unit.YEAR), Period.ofMonths(1));
    private static final TierScheme BY_SPEND = by(Measure.SPEND, calendar(Unit.YEAR), Period.ofMonths(1));

    private MovableClock clock;
    private TestDatabase database;
    private JdbcTemplate jdbc;
    private TierShop shop;
    private long last;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    abstract Merchant merchant();

    @BeforeAll
    void migrate() throws Exception {
        clock = new MovableClock(at("2026-03-15T10:00:00.123"));
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        shop = new TierShop(merchant(), database, clock);
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void startAnew() {
        moveTo(at("2026-03-15T10:00:00.123"));
        jdbc.update("DELETE FROM LOYALTY_QUALIFYING");
        jdbc.update("DELETE FROM LOYALTY_MEMBER_TIER");
        jdbc.update("DELETE FROM LOYALTY_TIER");
        jdbc.update("DELETE FROM LOYALTY_TIER_SCHEME WHERE REVISION > 0");
        shop = new TierShop(merchant(), database, clock);
    }

    @Test
    void thereAreNoTiersBeforeSomebodyDefinesThem() {
        MemberId member = aMember();
        shop.award(member, anOrder(), 900_000);

        assertThat(shop.schemes.inForce()).isNull();
        assertThat(shop.tiers.tierOf(member)).isEmpty();
        assertThat(shop.tiers.projection(member)).isEmpty();
        assertThat(shop.review()).isZero();
    }

    @Test
    void aTierThatIsStillUsedIsNotRemovedWithoutAWord() {
        long revision = shop.define(BY_POINTS);
        MemberId member = aMember();
        shop.award(member, anOrder(), 5_000);
        List<Uses.Use> named = new ArrayList<>(
                List.of(new Uses.Use(Uses.Kind.RULE, 7, "Gold x2"), new Uses.Use(Uses.Kind.CAMPAIGN, 9, "Gold day")));
        EditTiers edit = new EditTiers(
                shop.schemes, () -> SomeTiers.CNY, List.of(code -> code.equals(GOLD) ? named : List.of()));
        Draft withoutGold = TierDraft.of(new TierScheme(
                Measure.POINTS,
                BY_POINTS.period(),
                BY_POINTS.grace(),
                SomeTiers.CNY,
                BY_POINTS.tiers().stream()
                        .filter(tier -> !tier.code().equals(GOLD))
                        .toList()));
        Draft moving = withoutGold.with(TierDraft.MOVE_MEMBERS, "true");

        Invalid rule = Invalid.of("tiers", "TIER_IN_RULE")
                .with("tier", "gold")
                .with("id", "7")
                .with("name", "Gold x2");
        Invalid campaign = Invalid.of("tiers", "TIER_IN_CAMPAIGN")
                .with("tier", "gold")
                .with("id", "9")
                .with("name", "Gold day");
        Invalid members =
                Invalid.of("tiers", "TIER_HAS_MEMBERS").with("tier", "gold").with("members", 1L);
        assertThat(edit.save(revision, withoutGold, "test"))
                .isEqualTo(new TierSchemes.Saved.Refused(List.of(rule, campaign, members)));
        assertThat(edit.save(revision, moving, "test"))
                .isEqualTo(new TierSchemes.Saved.Refused(List.of(rule, campaign)));
        named.clear();
        assertThat(edit.save(revision, withoutGold, "test")).isEqualTo(new TierSchemes.Saved.Refused(List.of(members)));
        assertThat(edit.save(revision, TierDraft.of(BY_POINTS), "test"))
                .as("nothing is removed")
                .isEqualTo(new TierSchemes.Saved.InForce(revision + 1));

        assertThat(edit.save(revision + 1, moving, "test")).isEqualTo(new TierSchemes.Saved.InForce(revision + 2));

        shop.review();
        assertThat(codeOf(member)).isEqualTo(SILVER);
        assertThat(edit.save(revision, withoutGold, "test"))
                .as("of a scheme that is no longer in force, only that is said")
                .isInstanceOfSatisfying(TierSchemes.Saved.Refused.class, refused -> assertThat(refused.wrong())
                        .extracting(Invalid::code)
                        .containsExactly("CHANGED_MEANWHILE"));
    }

    @Test
    void awardsThatTravelTogetherEachFindTheTierThatTheOneBeforeGave() {
        shop.define(BY_POINTS);
        MemberId other = aMember();
        shop.award(other, anOrder(), 5_000);
        MemberId member = aMember();
        shop.award(member, anOrder(), 1);
        long order = anOrder();
        assertThat(codeOf(member))
                .as("asked, so that it is asked along with locks from now on")
                .isNull();

        shop.in(() -> shop.ledger.isolated(shop.transactions, () -> {
            LockedAccount account = shop.ledger.lock(member, order).account();
            assertThat(codeOf(member)).isNull();
            granted(account.earnFirst(TierShop.earning(member, order, 1_000)));
            assertThat(codeOf(member)).isEqualTo(SILVER);
            assertThat(codeOf(other)).isEqualTo(GOLD);
            granted(account.earnFirst(TierShop.earning(member, anOrder(), 4_000)));
            return granted(account.earnFirst(TierShop.earning(member, anOrder(), 1)));
        }));

        assertThat(codeOf(member)).isEqualTo(GOLD);
        assertThat(shop.tiers.history(member, 10))
                .extracting(TierChange::to, TierChange::gathered)
                .containsExactly(tuple(GOLD, 5_001L), tuple(SILVER, 1_001L));
    }

    @Test
    void aSchemeIsReadAsItWasSaved() {
        TierScheme rolling = by(Measure.SPEND, rolling(18), Period.ofDays(40));
        assertThat(shop.define(BY_POINTS)).isEqualTo(1);
        assertThat(new TierShop(merchant(), database, clock).schemes.inForce()).isEqualTo(new Revision(1, BY_POINTS));
        assertThat(shop.define(rolling)).isEqualTo(2);
        assertThat(new TierShop(merchant(), database, clock).schemes.inForce()).isEqualTo(new Revision(2, rolling));
        assertThat(shop.schemes.inForce()).isEqualTo(new Revision(2, rolling));
    }

    @Test
    void awardsGiveATierAtOnceAndEachChangeCanExplainItself() {
        shop.define(BY_POINTS);
        MemberId member = aMember();

        shop.award(member, anOrder(), 999);
        assertThat(codeOf(member)).isNull();
        shop.award(member, anOrder(), 1);
        assertThat(codeOf(member)).isEqualTo(SILVER);
        shop.award(member, anOrder(), 19_000);
        assertThat(codeOf(member)).isEqualTo(DIAMOND);

        assertThat(shop.tiers.tierOf(member)).map(Tier::benefits).contains(new Benefits(150, SomeTiers.worth(150), 80));
        assertThat(standing(member))
                .isEqualTo(new Standing(DIAMOND, 30, clock.instant(), at("2028-01-01T00:00"), null));
        List<TierChange> history = shop.tiers.history(member, 10);
        assertThat(history).extracting(TierChange::why).containsExactly(Why.REACHED, Why.REACHED);
        assertThat(history.get(0))
                .isEqualTo(new TierChange(
                        SILVER,
                        DIAMOND,
                        Why.REACHED,
                        clock.instant(),
                        20_000,
                        history.get(0).over(),
                        at("2028-01-01T00:00"),
                        1,
                        null));
        assertThat(history.get(0).over().from()).isEqualTo(at("2026-01-01T00:00"));
        assertThat(shop.tiers.history(member, 1)).containsExactly(history.get(0));
    }

    @Test
    void aRepeatQualifiesOnceAndARollbackForNothing() {
        shop.define(BY_POINTS);
        MemberId member = aMember();
        long order = anOrder();
        shop.award(member, order, 600);
        shop.award(member, order, 600);
        assertThat(gathered(member)).isEqualTo(600);

        assertThatThrownBy(() -> shop.in(() -> {
                    granted(shop.ledger.earn(TierShop.earning(member, anOrder(), 600)));
                    throw new IllegalStateException("the store gives up");
                }))
                .hasMessage("the store gives up");
        assertThat(gathered(member)).isEqualTo(600);
        assertThat(codeOf(member)).isNull();
        assertThat(shop.tiers.history(member, 10)).isEmpty();
    }

    @Test
    void anAwardThatIsUndoneToItsSavepointLeavesNothingWhileTheRestIsCommitted() {
        shop.define(BY_POINTS);
        MemberId member = aMember();
        shop.in(() -> {
            assertThatThrownBy(() -> shop.ledger.isolated(shop.transactions, () -> {
                        granted(shop.ledger.earn(TierShop.earning(member, anOrder(), 6_000)));
                        throw new IllegalStateException("the award fails");
                    }))
                    .hasMessage("the award fails");
            return granted(shop.ledger.earn(TierShop.earning(member, anOrder(), 1_000)));
        });
        assertThat(gathered(member)).isEqualTo(1_000);
        assertThat(codeOf(member)).isEqualTo(SILVER);
    }

    @Test
    void spendingLowersNothingAndPointsThatNoOrderEarnedQualifyForNothing() {
        shop.define(BY_POINTS);
        MemberId member = aMember();
        shop.award(member, anOrder(), 900);
        shop.in(() -> granted(shop.ledger.adjust(new Adjustment(
                member, PostingKey.of("adjust", ++last), 5_000, LotPolicy.LASTING, "admin", "a present"))));
        assertThat(gathered(member)).isEqualTo(900);

        long order = anOrder();
        Hold hold = shop.in(() -> granted(shop.ledger.hold(new HoldRequest(
                member, order, Points.of(800), new Money(800, CNY), SomeTiers.worth(100), Duration.ofMinutes(15)))));
        shop.in(() -> granted(shop.ledger.commit(hold.id(), new OrderRef(order, "N-" + order))));
        assertThat(gathered(member)).isEqualTo(900);
        shop.award(member, anOrder(), 100);
        assertThat(codeOf(member)).isEqualTo(SILVER);
    }

    @Test
    void aReturnTakesAwayWhatItsOrderBroughtWhereItBroughtIt() {
        shop.define(BY_POINTS);
        MemberId member = aMember();
        long order = anOrder();
        moveTo(at("2026-12-31T10:00"));
        shop.award(member, order, 1_500);
        moveTo(at("2027-01-10T10:00"));
        shop.award(member, anOrder(), 700);
        shop.takeBack(member, order, 600, "a");

        assertThat(gathered(member)).as("of this year").isEqualTo(700);
        assertThat(codeOf(member)).as("900 were never enough").isNull();
        assertThat(shop.tiers.history(member, 1))
                .extracting(TierChange::from, TierChange::to, TierChange::why)
                .containsExactly(tuple(SILVER, null, Why.UNDONE));
        assertThat(sum(order, "POINTS")).isEqualTo(900);
    }

    @Test
    void aTierThatStandsByOtherOrdersIsKeptWithTheDatesThatTheseGive() {
        shop.define(BY_POINTS);
        MemberId member = aMember();
        long first = anOrder();
        shop.award(member, first, 5_000);
        moveTo(at("2026-06-01T10:00"));
        shop.award(member, anOrder(), 1_000);
        moveTo(at("2027-02-01T10:00"));
        shop.award(member, anOrder(), 4_500);
        moveTo(at("2027-03-01T10:00"));

        shop.takeBack(member, first, 5_000, "all");

        assertThat(standing(member))
                .isEqualTo(new Standing(SILVER, 10, at("2026-06-01T10:00"), at("2028-01-01T00:00"), null));
        moveTo(at("2027-04-01T10:00"));
        shop.award(member, anOrder(), 500);
        assertThat(codeOf(member)).as("from there on as ever").isEqualTo(GOLD);
    }

    @Test
    void aRenewalByAnOrderThatCameBackIsUndoneAndTheGraceIsForThoseWhoHadEarnedTheTier() {
        shop.define(BY_POINTS);
        MemberId member = aMember();
        shop.award(member, anOrder(), 1_000);
        moveTo(at("2027-11-01T10:00"));
        long second = anOrder();
        shop.award(member, second, 1_000);
        moveTo(at("2028-01-10T10:00"));
        shop.review();
        assertThat(standing(member).until()).isEqualTo(at("2029-01-01T00:00"));

        shop.takeBack(member, second, 1_000, "all");

        assertThat(standing(member).graceUntil()).isEqualTo(at("2028-02-01T00:00"));
        moveTo(at("2028-02-01T00:00"));
        shop.review();
        assertThat(codeOf(member)).isNull();
    }

    @Test
    void aTierThatWasGivenIsNotTakenByAReturn() {
        shop.define(BY_POINTS);
        MemberId member = aMember();
        long order = anOrder();
        shop.award(member, order, 1_500);
        granted(shop.giveTier.give(member, DIAMOND, "admin", "创始会员"));
        MemberId merged = aMember();
        shop.award(merged, anOrder(), 1);
        shop.in(() -> granted(shop.ledger.merge(merged, member, "admin", "the same person")));

        shop.takeBack(member, order, 1_500, "all");

        assertThat(codeOf(member)).isEqualTo(DIAMOND);
        moveTo(at("2028-02-01T10:00"));
        shop.review();
        assertThat(codeOf(member)).isNull();
    }

    @Test
    void whatAnAccountBroughtAlongThatWasMergedIsUndoneThere() {
        shop.define(BY_POINTS);
        MemberId gone = aMember();
        MemberId member = aMember();
        long order = anOrder();
        shop.award(gone, order, 5_000);
        shop.award(member, anOrder(), 1_200);
        granted(shop.giveTier.give(gone, GOLD, "admin", "a good customer"));
        granted(shop.giveTier.give(gone, SILVER, "admin", "a mistake"));
        shop.in(() -> granted(shop.ledger.merge(gone, member, "admin", "the same person")));
        assertThat(codeOf(member)).isEqualTo(GOLD);

        shop.takeBack(member, order, 5_000, "all");

        assertThat(codeOf(member)).isEqualTo(SILVER);
        assertThat(gathered(member)).isEqualTo(1_200);
    }

    @Test
    void thresholdsThatWereRaisedSinceTakeNothingFromWhoReachedTheTierBefore() {
        shop.define(BY_POINTS);
        MemberId member = aMember();
        shop.award(member, anOrder(), 1_000);
        long other = anOrder();
        shop.award(member, other, 300);
        moveTo(at("2026-04-01T10:00"));
        shop.define(new TierScheme(
                Measure.POINTS,
                calendar(Unit.YEAR),
                Period.ofMonths(1),
                CNY,
                List.of(tier(SILVER, "银", 10, 3_000, Benefits.NONE))));
        shop.review();

        shop.takeBack(member, other, 300, "all");

        assertThat(standing(member).tier()).isEqualTo(SILVER);
        assertThat(standing(member).until()).isEqualTo(at("2028-01-01T00:00"));
        assertThat(shop.tiers.history(member, 10)).extracting(TierChange::why).containsExactly(Why.REACHED);
    }

    @Test
    void whatWasBoughtBeforeThereWereTiersCountsWhenTheyAreDefined() {
        MemberId member = aMember();
        long order = anOrder();
        shop.award(member, order, 1_000);
        shop.define(BY_POINTS);

        shop.review();
        assertThat(codeOf(member)).isEqualTo(SILVER);

        shop.takeBack(member, order, 1, "a bit");
        assertThat(codeOf(member)).isNull();
    }

    @Test
    void moneyGoesBackAsTheReturnSaysAndPartsSumToTheWhole() {
        shop.define(BY_SPEND);
        MemberId member = aMember();
        long order = anOrder();
        shop.award(member, order, 7, 3);
        assertThat(gathered(member)).isEqualTo(1_000);
        assertThat(codeOf(member)).isEqualTo(SILVER);

        shop.takeBack(member, order, 1, "a third");
        assertThat(gathered(member)).isEqualTo(900);
        Allocation ofLineTwo = new Allocation(List.of(new Allocation.Part(2L, Points.of(2), new Money(250, CNY))));
        shop.in(() -> granted(shop.ledger.clawBack(new OrderReturn(
                member,
                new PostingKey("clawback:" + order + ":b"),
                new OrderRef(order, null),
                null,
                Points.of(2),
                "service",
                "sent back",
                ofLineTwo))));
        assertThat(gathered(member)).isEqualTo(650);
        shop.takeBack(member, order, 7, "the rest");
        assertThat(gathered(member)).isZero();
        assertThat(sum(order, "MONEY")).isZero();
        assertThat(sum(order, "POINTS")).isZero();
    }

    @Test
    void onlyMoneyInTheSchemesCurrencyCounts() {
        shop.define(new TierScheme(
                Measure.SPEND,
                calendar(Unit.YEAR),
                Period.ZERO,
                Currency.getInstance("USD"),
                List.of(tier(SILVER, "银", 1, 100, Benefits.NONE))));
        MemberId member = aMember();
        shop.award(member, anOrder(), 5_000);
        assertThat(codeOf(member)).isNull();
        assertThat(gathered(member)).isZero();
    }

    @Test
    void theJobReviewsWhatIsDueAndAnyRunGoesOnWhereAnotherEnded() {
        shop.define(BY_POINTS);
        List<MemberId> members =
                LongStream.range(0, 230).mapToObj(n -> aMember()).toList();
        members.forEach(member -> shop.award(member, anOrder(), 5_000));
        MemberId keeps = members.get(7);
        moveTo(at("2027-05-01T10:00"));
        shop.award(keeps, anOrder(), 5_000);
        moveTo(at("2027-12-31T23:59:59"));
        assertThat(shop.review()).isZero();
        assertThat(shop.reviewTiers.lag()).contains(Duration.ZERO);

        moveTo(at("2028-01-01T00:00"));
        Job.Run cutOff = shop.reviewTiers.begin();
        assertThat(cutOff.next()).isEqualTo(new Job.Chunk(0, false));
        assertThat(cutOff.next()).isEqualTo(new Job.Chunk(100, false));
        moveTo(at("2028-01-01T01:00"));
        assertThat(shop.reviewTiers.lag()).contains(Duration.ofHours(1));
        assertThat(new TierShop(merchant(), database, clock).review()).isEqualTo(130);
        assertThat(shop.review()).isZero();
        assertThat(standing(keeps).until()).isEqualTo(at("2029-01-01T00:00"));
        assertThat(standing(members.get(8)).graceUntil()).isEqualTo(at("2028-02-01T00:00"));

        moveTo(at("2028-02-01T00:00"));
        assertThat(shop.review()).isEqualTo(229);
        assertThat(codeOf(keeps)).isEqualTo(GOLD);
        assertThat(codeOf(members.get(8))).isNull();
        assertThat(shop.tiers.history(members.get(8), 10))
                .extracting(TierChange::why)
                .containsExactly(Why.LOWERED, Why.GRACE, Why.REACHED);
    }

    @Test
    void aReviewThatWasDueBeforeAReturnIsMadeFirstEvenIfTheJobIsLate() {
        shop.define(BY_POINTS);
        MemberId member = aMember();
        long first = anOrder();
        shop.award(member, first, 5_000);
        moveTo(at("2027-06-01T00:00"));
        long second = anOrder();
        shop.award(member, second, 5_000);
        moveTo(at("2028-06-01T00:00"));

        shop.takeBack(member, second, 5_000, "all");

        assertThat(standing(member)).isEqualTo(Standing.NONE);
        assertThat(shop.tiers.history(member, 10))
                .extracting(TierChange::why)
                .containsExactly(Why.UNDONE, Why.RENEWED, Why.REACHED);
        assertThat(shop.review()).isZero();
    }

    @Test
    void aNewSchemeIsInForceOnEveryNodeAtOnceAndMembersAreLookedAtAgain() {
        TierShop other = new TierShop(merchant(), database, clock);
        shop.define(BY_POINTS);
        MemberId silver = aMember();
        MemberId almost = aMember();
        other.award(silver, anOrder(), 1_000);
        other.award(almost, anOrder(), 900);
        assertThat(other.tiers.tierOf(silver)).map(Tier::code).contains(SILVER);

        TierScheme easier = new TierScheme(
                Measure.POINTS,
                calendar(Unit.YEAR),
                Period.ZERO,
                CNY,
                List.of(tier(SILVER, "银卡 – 新", 3, 900, new Benefits(300, null, 50))));
        shop.define(easier);

        assertThat(other.tiers.tierOf(silver))
                .map(tier -> tier.benefits().earningMultiplier())
                .contains(300);
        assertThat(other.tiers.tierOf(almost)).isEmpty();
        assertThat(other.review()).isEqualTo(2);
        assertThat(other.tiers.tierOf(almost))
                .map(tier -> tier.name().chinese())
                .contains("银卡 – 新");
        assertThat(other.tiers.history(almost, 10)).extracting(TierChange::why).containsExactly(Why.REDEFINED);
        assertThat(other.tiers.history(silver, 10))
                .extracting(TierChange::revision)
                .containsExactly(1L);
        assertThat(shop.review()).isZero();
    }

    @Test
    void aSchemeThatIsWrongOrComesSecondIsRefusedWithTheReason() {
        long revision = shop.define(BY_POINTS);
        Saved wrong = shop.schemes.save(
                revision,
                new TierScheme(
                        Measure.POINTS,
                        calendar(Unit.YEAR),
                        Period.ZERO,
                        CNY,
                        List.of(tier(SILVER, "银", 0, 900, Benefits.NONE))),
                "test");
        assertThat(((Saved.Refused) wrong).wrong()).singleElement().satisfies(one -> assertThat(one.field())
                .isEqualTo("tiers.silver.rank"));

        Saved late = shop.schemes.save(revision - 1, BY_SPEND, "test");
        assertThat(((Saved.Refused) late).wrong()).singleElement().satisfies(one -> assertThat(one.code())
                .isEqualTo("CHANGED_MEANWHILE"));
        assertThat(shop.schemes.inForce()).isEqualTo(new Revision(revision, BY_POINTS));
    }

    @Test
    void ofManyWhoSaveAtOnceOneWins() throws Exception {
        long revision = shop.define(BY_POINTS);
        List<Saved> saved = new ArrayList<>();
        for (Future<Saved> one : atOnce(8, n -> shop.schemes.save(revision, BY_SPEND, "editor " + n))) {
            saved.add(one.get());
        }
        assertThat(saved).filteredOn(Saved.InForce.class::isInstance).containsExactly(new Saved.InForce(revision + 1));
    }

    @Test
    void ordersOfOneMemberAtTheSameMomentReachTheTierTogether() throws Exception {
        shop.define(BY_POINTS);
        MemberId member = aMember();
        List<Long> orders = LongStream.range(0, 8).mapToObj(n -> anOrder()).toList();
        for (Future<?> one : atOnce(8, n -> shop.award(member, orders.get(n), 125))) {
            one.get();
        }
        assertThat(gathered(member)).isEqualTo(1_000);
        assertThat(codeOf(member)).isEqualTo(SILVER);
        assertThat(shop.tiers.history(member, 10)).hasSize(1);
    }

    @Test
    void accountsThatAreMergedGatherTogether() {
        shop.define(BY_POINTS);
        MemberId one = aMember();
        MemberId other = aMember();
        long order = anOrder();
        shop.award(one, order, 2_000);
        shop.award(other, anOrder(), 3_000);

        shop.in(() -> granted(shop.ledger.merge(one, other, "admin", "the same person")));

        assertThat(codeOf(other)).isEqualTo(GOLD);
        assertThat(codeOf(one)).isEqualTo(GOLD);
        assertThat(gathered(one)).isEqualTo(5_000);
        assertThat(shop.tiers.history(one, 1)).extracting(TierChange::why).containsExactly(Why.MERGED);
        shop.takeBack(other, order, 2_000, "all");
        assertThat(gathered(other)).isEqualTo(3_000);
    }

    @Test
    void aTierCanBeGivenByHand() {
        shop.define(BY_POINTS);
        MemberId member = aMember();

        granted(shop.giveTier.give(member, DIAMOND, "admin", "创始会员"));
        assertThat(codeOf(member)).isEqualTo(DIAMOND);
        assertThat(shop.tiers.history(member, 1))
                .extracting(TierChange::given)
                .containsExactly(new TierChange.Given("admin", "创始会员"));
        assertThat(refused(shop.giveTier.give(member, new TierCode("platinum"), "admin", "?"))
                        .code())
                .isEqualTo(RefusalCode.NOT_ELIGIBLE_TIER);
        granted(shop.giveTier.give(member, SILVER, "admin", "a mistake"));
        assertThat(codeOf(member)).isEqualTo(SILVER);
    }

    @Test
    void theDatabaseItselfKnowsNoTierWithoutDatesAndNothingThatQualifiesTwice() {
        shop.define(BY_POINTS);
        MemberId member = aMember();
        shop.award(member, anOrder(), 5_000);
        for (String wrong : List.of("TIER_CODE = NULL", "TIER_RANK = 0", "ENDS_AT = NULL", "REVIEW_AT = REACHED_AT")) {
            assertThatThrownBy(() -> jdbc.update("UPDATE LOYALTY_MEMBER_TIER SET " + wrong))
                    .as(wrong)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThatThrownBy(() -> jdbc.update("INSERT INTO LOYALTY_QUALIFYING SELECT * FROM LOYALTY_QUALIFYING"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.update("UPDATE LOYALTY_QUALIFYING SET MONEY = -1"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private interface Numbered<T> {
        T call(int number) throws Exception;
    }

    private static <T> List<Future<T>> atOnce(int threads, Numbered<T> work) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> results = new ArrayList<>();
            for (int number = 0; number < threads; number++) {
                int mine = number;
                results.add(pool.submit(() -> work.call(mine)));
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    private @Nullable TierCode codeOf(MemberId member) {
        return shop.tiers.tierOf(member).map(Tier::code).orElse(null);
    }

    private Projection projection(MemberId member) {
        return shop.tiers.projection(member).orElseThrow();
    }

    private Standing standing(MemberId member) {
        return projection(member).standing();
    }

    private long gathered(MemberId member) {
        return projection(member).gathered();
    }

    private long sum(long order, String column) {
        return jdbc.queryForObject(
                "SELECT SUM(" + column + ") FROM LOYALTY_QUALIFYING WHERE ORDER_ID = ?", Long.class, order);
    }

    /** As an import from an earlier programme says it; see {@code PromisedTiersTest}. */
    @Test
    void aTierThatWasPromisedForLongerOutlivesAHigherOneAndTheReturnOfWhatHadReachedIt() {
        shop.define(BY_POINTS);
        MemberId kept = aMember();
        MemberId returned = aMember();
        for (MemberId member : List.of(kept, returned)) {
            shop.in(() -> {
                shop.ledger.lock(member);
                shop.openTiers.give(
                        List.of(new OpenTiers.Had(member, GOLD, LocalDate.of(2030, 12, 31))), "eve", "the old one");
                return member;
            });
        }
        shop.award(kept, anOrder(), 20_000);
        long order = anOrder();
        shop.award(returned, order, 20_000);
        assertThat(shop.tiers.tierOf(returned)).map(Tier::code).contains(DIAMOND);
        assertThat(standing(kept).promised()).containsExactly(new Promise(GOLD, 20, at("2031-01-01T00:00")));

        shop.takeBack(returned, order, 20_000, "whole");
        assertThat(standing(returned).tier()).isEqualTo(GOLD);
        assertThat(standing(returned).until()).isEqualTo(at("2031-01-01T00:00"));

        moveTo(at("2028-02-01T00:00"));
        assertThat(shop.review()).isEqualTo(1);
        assertThat(standing(kept))
                .isEqualTo(new Standing(GOLD, 20, at("2028-02-01T00:00"), at("2031-01-01T00:00"), null));
        moveTo(at("2031-02-01T00:00"));
        shop.review();
        assertThat(shop.tiers.tierOf(kept)).isEmpty();
    }

    private MemberId aMember() {
        return new MemberId(++last);
    }

    private long anOrder() {
        return ++last;
    }

    private void moveTo(Instant moment) {
        clock.moveOn(Duration.between(clock.instant(), moment));
    }

    private Instant at(String local) {
        return LocalDateTime.parse(local).atZone(merchant().zone()).toInstant();
    }
}
