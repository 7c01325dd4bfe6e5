package org.pointsmall.loyalty.tier.jdbc;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.TierScheme;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two members who live side by side and buy the same, but that one of them also places orders that are undone sooner or
 * later, in one go or in parts. Whenever none of these stands, both are in the same tier, with the same dates, and have
 * gathered the same. Tiers are defined anew meanwhile, and given by hand.
 */
@Tag("heavy")
class UndoneOrdersNeverWereTest {
    private static final int OPERATIONS = 150;

    private final MovableClock clock = new MovableClock(LocalDateTime.parse("2023-11-20T09:00")
            .atZone(Merchant.IN_SHANGHAI.zone())
            .toInstant());
    private final List<long[]> undone = new ArrayList<>();
    private long last;
    private TierShop shop;
    private MemberId one;
    private MemberId other;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void quartersWithAMonthsGrace(int seed) throws Exception {
        live(seed, new Random(seed), SomeTiers.by(SomeTiers.calendar(Unit.QUARTER), Period.ofMonths(1)), 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13})
    void spendByTheMonthWithoutAGrace(int seed) throws Exception {
        live(seed, new Random(seed), SomeTiers.by(Measure.SPEND, SomeTiers.calendar(Unit.MONTH), Period.ZERO), 1);
    }

    /** In a database of its own, as schemes are of all members. */
    private void live(int seed, Random random, TierScheme scheme, long unit) throws Exception {
        try (TestDatabase database = TestDatabase.inMemory("two-worlds-" + seed).migrate()) {
            shop = new TierShop(Merchant.IN_SHANGHAI, database, clock);
            live(random, scheme, unit);
        }
    }

    private void live(Random random, TierScheme scheme, long unit) {
        shop.define(scheme);
        one = new MemberId(++last);
        other = new MemberId(++last);
        int compared = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            long points = 1 + random.nextLong(random.nextInt(4) == 0 ? 250 * unit : 30 * unit);
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> {
                    shop.award(one, ++last, points);
                    shop.award(other, ++last, points);
                }
                case 3, 4 -> {
                    shop.award(other, ++last, points);
                    undone.add(new long[] {last, points});
                }
                case 5 -> undoOne(random);
                case 6 -> {
                    if (random.nextInt(6) == 0) {
                        shop.define(scheme);
                        shop.review();
                    }
                    if (random.nextInt(12) == 0) {
                        clock.moveOn(Duration.ofSeconds(1));
                        shop.giveTier.give(one, SomeTiers.GOLD, "admin", "a present");
                        shop.giveTier.give(other, SomeTiers.GOLD, "admin", "a present");
                    }
                }
                default -> clock.moveOn(Duration.ofHours(1 + random.nextInt(random.nextInt(5) == 0 ? 1_500 : 200)));
            }
            clock.moveOn(Duration.ofSeconds(1));
            if (random.nextInt(6) == 0) {
                while (!undone.isEmpty()) {
                    undoOne(random);
                }
                shop.review();
                compared++;
                compare();
            }
        }
        assertThat(compared).isPositive();
    }

    private void undoOne(Random random) {
        if (undone.isEmpty()) {
            return;
        }
        long[] order = undone.remove(random.nextInt(undone.size()));
        long part = random.nextInt(3) == 0 ? random.nextLong(order[1]) : 0;
        if (part > 0) {
            shop.takeBack(other, order[0], part, "a part");
            clock.moveOn(Duration.ofMinutes(random.nextInt(100)));
        }
        shop.takeBack(other, order[0], order[1] - part, "the rest");
    }

    private void compare() {
        Projection expected = shop.tiers.projection(one).orElseThrow();
        Projection found = shop.tiers.projection(other).orElseThrow();
        assertThat(found.gathered()).isEqualTo(expected.gathered());
        assertThat(found.standing().tier())
                .as("%s", shop.tiers.history(other, 9))
                .isEqualTo(expected.standing().tier());
        assertThat(found.standing().until())
                .as("%s", shop.tiers.history(other, 9))
                .isEqualTo(expected.standing().until());
        assertThat(found.standing().graceUntil())
                .as("%s", shop.tiers.history(other, 9))
                .isEqualTo(expected.standing().graceUntil());
        assertThat(found.toKeep()).isEqualTo(expected.toKeep());
    }
}
