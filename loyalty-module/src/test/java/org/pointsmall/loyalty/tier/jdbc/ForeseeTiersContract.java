package org.pointsmall.loyalty.tier.jdbc;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.ForeseeTiers.Moves;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierScheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** What is foreseen of other tiers is what comes of them. */
@Tag("heavy")
abstract class ForeseeTiersContract {
    private static final Merchant MERCHANT = Merchant.IN_SHANGHAI;

    private final MovableClock clock = new MovableClock(
            LocalDateTime.parse("2026-05-20T09:00").atZone(MERCHANT.zone()).toInstant());
    private TestDatabase database;
    private TierShop shop;
    private long orders;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = start().migrate();
        shop = new TierShop(MERCHANT, database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void gathered(long member, long points) {
        shop.award(new MemberId(member), ++orders, points);
    }

    private static TierScheme silverFrom(long threshold) {
        return scheme(Period.ZERO, threshold, 5_000);
    }

    private static TierScheme scheme(Period grace, long silver, long gold) {
        return new TierScheme(
                Measure.POINTS,
                SomeTiers.calendar(Unit.QUARTER),
                grace,
                SomeTiers.CNY,
                List.of(
                        SomeTiers.tier(SomeTiers.SILVER, "银卡", 10, silver, Benefits.NONE),
                        SomeTiers.tier(SomeTiers.GOLD, "金卡", 20, gold, Benefits.NONE)));
    }

    @Test
    void theFirstTiersMoveUpWhoHasGatheredEnough() {
        gathered(1, 999);
        gathered(2, 1_000);
        gathered(3, 7_000);

        assertThat(shop.foresee.of(silverFrom(1_000))).isEqualTo(new Moves(3, 3, 2, 0, 0));
    }

    @Test
    void theSameTiersMoveNobody() {
        shop.define(silverFrom(1_000));
        gathered(1, 1_000);
        gathered(2, 10);

        assertThat(shop.foresee.of(silverFrom(1_000))).isEqualTo(new Moves(2, 2, 0, 0, 0));
    }

    @Test
    void aHigherThresholdTakesTheTierOnlyAtTheReview() {
        shop.define(silverFrom(1_000));
        gathered(1, 1_000);
        gathered(2, 2_000);
        clock.moveOn(Duration.ofDays(90));
        // What counts at the next review is the quarter that runs now.
        gathered(1, 1_000);
        gathered(2, 2_000);

        assertThat(shop.foresee.of(silverFrom(1_500))).isEqualTo(new Moves(2, 2, 0, 0, 1));
        assertThat(shop.foresee.of(silverFrom(500))).isEqualTo(new Moves(2, 2, 0, 0, 0));
    }

    @Test
    void aTierThatGoesMovesItsMembersDownAtOnce() {
        shop.define(silverFrom(1_000));
        gathered(1, 5_000);
        gathered(2, 1_000);
        Tier silver = SomeTiers.tier(SomeTiers.SILVER, "银卡", 10, 1_000, Benefits.NONE);
        TierScheme onlySilver = new TierScheme(
                Measure.POINTS, SomeTiers.calendar(Unit.QUARTER), Period.ZERO, SomeTiers.CNY, List.of(silver));

        assertThat(shop.foresee.of(onlySilver)).isEqualTo(new Moves(2, 2, 0, 1, 0));
    }

    @Test
    void whoHasLeftDoesNotCount() {
        shop.define(silverFrom(1_000));
        gathered(1, 600);
        gathered(2, 600);
        shop.in(() -> granted(shop.ledger.close(new MemberId(1), new Leftover.Forfeited(), "eve", "moved away")));

        assertThat(shop.foresee.of(silverFrom(500))).isEqualTo(new Moves(1, 1, 1, 0, 0));
    }

    @Test
    void ofManyMembersSomeAreLookedAtAllOverThem() {
        shop.define(silverFrom(4_000));
        for (int member = 1; member <= 1_300; member++) {
            gathered(member, member % 2 == 0 ? 700 : 20);
        }

        Moves moves = shop.foresee.of(silverFrom(500));

        assertThat(moves.members()).isEqualTo(1_300);
        assertThat(moves.looked()).isEqualTo(1_000);
        assertThat(moves.isSample()).isTrue();
        assertThat(moves.inAll(moves.up())).isEqualTo(650);
    }

    /** Random members under random tiers: the job that reviews them does what was foreseen of it. */
    @Test
    void whatIsForeseenComesTrue() {
        Random random = new Random(5);
        shop.define(scheme(Period.ofDays(20), 1_000, 5_000));
        int moved = 0;
        for (int round = 0; round < 20; round++) {
            for (long member = 1; member <= 15; member++) {
                if (random.nextBoolean()) {
                    gathered(member, 100L * (1 + random.nextInt(12)));
                }
            }
            clock.moveOn(Duration.ofDays(random.nextInt(60)));
            // What is due anyway is no consequence of other tiers.
            shop.review();
            long silver = 100L * (3 + random.nextInt(30));
            TierScheme both = scheme(Period.ofDays(20), silver, silver + 100L * (3 + random.nextInt(40)));
            TierScheme then = random.nextInt(3) == 0
                    ? new TierScheme(
                            both.measure(),
                            both.period(),
                            both.grace(),
                            both.currency(),
                            both.tiers().subList(0, 1))
                    : both;
            Map<Long, Integer> before = ranks();
            Moves foreseen = shop.foresee.of(then);

            shop.define(then);
            shop.review();

            long up = 0;
            long down = 0;
            for (Map.Entry<Long, Integer> now : ranks().entrySet()) {
                up += now.getValue() > before.get(now.getKey()) ? 1 : 0;
                down += now.getValue() < before.get(now.getKey()) ? 1 : 0;
            }
            assertThat(List.of(foreseen.up(), foreseen.down()))
                    .as("round " + round)
                    .isEqualTo(List.of(up, down));
            moved += up + down;
        }
        assertThat(moved).as("rounds in which somebody moves").isGreaterThan(5);
    }

    private Map<Long, Integer> ranks() {
        Map<Long, Integer> ranks = new HashMap<>();
        for (long member = 1; member <= 15; member++) {
            MemberId id = new MemberId(member);
            ranks.put(
                    member, shop.in(() -> shop.tiers.tierOf(id)).map(Tier::rank).orElse(0));
        }
        return ranks;
    }
}
