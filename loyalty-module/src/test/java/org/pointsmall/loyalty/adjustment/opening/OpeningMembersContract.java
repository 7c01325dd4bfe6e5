package org.pointsmall.loyalty.adjustment.opening;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.State;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.TierChange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Whose the lots of a file are, which tiers come with them, and who has to agree. */
abstract class OpeningMembersContract extends OpeningsFixture {
    @Test
    void whoMembersWereIsKeptAndNamesThemInLaterRowsAndFiles() {
        long first = members();
        String header = "external id,member,points\n";
        long batch = shop.take(
                header
                        + "V" + first + ",,5\n"
                        + "V" + first + ",m" + first + ",6\n"
                        + "W" + first + ",m" + first + ",7\n"
                        + "W" + first + ",m" + (first + 1) + ",8\n"
                        + "X" + first + ",,9\n",
                "ids " + first);
        assertThat(shop.rows(batch))
                .containsExactly("2 MOVED", "3 MOVED", "4 EXTERNAL_TAKEN", "5 EXTERNAL_TAKEN", "6 UNKNOWN_MEMBER");
        long later = shop.take(header + "V" + first + ",,1\nV" + first + ",m" + (first + 1) + ",2\n", "later " + first);
        assertThat(shop.rows(later)).containsExactly("2 EXTERNAL_TAKEN", "3 EXTERNAL_TAKEN");
        shop.take(header + "V" + first + ",,1\n", "and " + first);
        assertThat(shop.available(first)).isEqualTo(12);
        assertThat(shop.available(first + 1)).isZero();
    }

    @Test
    void aTierIsTakenOverOnceAndTakesNothing() {
        long first = members();
        MemberId member = new MemberId(first);
        shop.take(
                HEADER
                        + "m" + first + ",10,,,silver,,\n"
                        + "m" + first + ",0,,,gold,2027-06-30,\n"
                        + "m" + (first + 1) + ",,,,silver,,\n",
                "tiers " + first);
        var gold = shop.memberTiers.projection(member).orElseThrow().standing();
        assertThat(gold.tier()).isEqualTo(SomeTiers.GOLD);
        assertThat(gold.until()).isEqualTo(Instant.parse("2027-07-01T00:00:00Z"));
        assertThat(shop.memberTiers.history(member, 10)).singleElement().satisfies(change -> {
            assertThat(change.why()).isEqualTo(TierChange.Why.OPENING);
            assertThat(change.given()).isEqualTo(new TierChange.Given("eve", "tiers " + first));
        });
        MemberId other = new MemberId(first + 1);
        assertThat(shop.memberTiers.tierOf(other).orElseThrow().code()).isEqualTo(SomeTiers.SILVER);
        var silver = shop.memberTiers.projection(other).orElseThrow().standing();

        shop.pass(Duration.ofDays(3));
        long again = shop.take(
                HEADER + "m" + first + ",11,,,silver,2030-01-01,\nm" + (first + 1) + ",,,,silver,,\n", "more " + first);

        assertThat(shop.rows(again)).containsExactly("2 MOVED", "3 MOVED");
        assertThat(shop.memberTiers.projection(member).orElseThrow().standing()).isEqualTo(gold);
        assertThat(shop.memberTiers.projection(other).orElseThrow().standing()).isEqualTo(silver);
        assertThat(shop.available(first)).isEqualTo(21);
    }

    @Test
    void aboveTheLimitAnotherAdminApproves() {
        long first = members();
        shop.rule.set(new ApprovalRule(Points.of(1_000), Duration.ofHours(24)));
        long batch = shop.bring(HEADER + "m" + first + ",1001,,,,,\n", "much " + first);
        shop.runTheJob();
        assertThat(granted(shop.bulk.start(batch, "eve"))).isEqualTo(State.WAITING);
        assertThat(shop.bulk.approve(batch, "eve").isRefused()).isTrue();
        shop.runTheJob();
        assertThat(shop.available(first)).isZero();
        granted(shop.bulk.approve(batch, "bob"));
        shop.runTheJob();
        assertThat(shop.available(first)).isEqualTo(1_001);
    }

    /** They have no number of points, and are worth points all the same. */
    @Test
    void tiersNeedAnotherAdminWhereverThereIsALimit() {
        long first = members();
        shop.rule.set(new ApprovalRule(Points.of(1_000), Duration.ofHours(24)));
        long batch = shop.bring(HEADER + "m" + first + ",,,,gold,,\n", "a friend " + first);
        shop.runTheJob();

        assertThat(granted(shop.bulk.start(batch, "eve"))).isEqualTo(State.WAITING);
    }

    /** As where {@code -} stands for none. */
    @Test
    void anIdThatManyMembersShareIsNobodys() {
        long first = members();
        long batch = shop.bring(
                "member,external id,points\n"
                        + "m" + first + ",-,1\n"
                        + "m" + (first + 1) + ",-,1\n"
                        + "m" + (first + 2) + ",-,1\n",
                "none " + first);
        shop.runTheJob();

        assertThat(shop.rows(batch)).containsExactly("2 EXTERNAL_TAKEN", "3 EXTERNAL_TAKEN", "4 EXTERNAL_TAKEN");
    }
}
