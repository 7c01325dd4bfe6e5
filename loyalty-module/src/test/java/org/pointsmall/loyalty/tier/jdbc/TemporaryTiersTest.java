package org.pointsmall.loyalty.tier.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.Tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** What users of others complain of: tiers that fall by spending, and tiers given for a while that leave a lower one behind. */
@Tag("heavy")
class TemporaryTiersTest {
    private static final MemberId MEMBER = new MemberId(1);

    private final MovableClock clock = new MovableClock(instant("2026-03-15T10:00"));
    private TestDatabase database;
    private TierShop shop;
    private long last;

    @BeforeEach
    void aShopWithTiers() throws Exception {
        database = TestDatabase.inMemory("temporary-tiers").migrate();
        shop = new TierShop(Merchant.IN_SHANGHAI, database, clock);
        shop.define(SomeTiers.by(SomeTiers.calendar(Unit.YEAR), Period.ZERO));
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void burningNeverLowersTier() {
        shop.award(MEMBER, ++last, 6_000);
        assertThat(tier()).isEqualTo("gold");

        long order = ++last;
        Hold hold = shop.in(() -> granted(shop.ledger.hold(new HoldRequest(
                MEMBER,
                order,
                Points.of(6_000),
                new Money(6_000, SomeTiers.CNY),
                SomeTiers.worth(100),
                Duration.ofMinutes(15)))));
        shop.in(() -> granted(shop.ledger.commit(hold.id(), new OrderRef(order, "N-" + order))));
        shop.review();

        assertThat(shop.ledger.balance(MEMBER).available()).isEqualTo(Points.ZERO);
        assertThat(tier()).isEqualTo("gold");
        assertThat(shop.tiers.projection(MEMBER).orElseThrow().gathered()).isEqualTo(6_000);
    }

    @Test
    void temporaryTierEndsAtTheHigherOfTheOthers() {
        shop.award(MEMBER, ++last, 1_500);
        granted(shop.giveTier.give(MEMBER, SomeTiers.DIAMOND, "admin", "for a while"));
        moveTo("2027-06-01T10:00");
        shop.review();
        shop.award(MEMBER, ++last, 5_500);
        assertThat(tier()).as("what orders reach does not lower what was given").isEqualTo("diamond");

        moveTo("2028-01-01T10:00");
        shop.review();

        assertThat(tier()).as("what the orders of 2027 give").isEqualTo("gold");
    }

    private String tier() {
        return shop.tiers.tierOf(MEMBER).map(Tier::code).map(Object::toString).orElse("none");
    }

    private void moveTo(String at) {
        clock.moveOn(Duration.between(clock.instant(), instant(at)));
    }

    private static Instant instant(String at) {
        return LocalDateTime.parse(at).atZone(Merchant.IN_SHANGHAI.zone()).toInstant();
    }
}
