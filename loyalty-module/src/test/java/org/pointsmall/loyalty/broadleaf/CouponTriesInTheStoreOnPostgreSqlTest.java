package org.pointsmall.loyalty.broadleaf;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.broadleaf.store.OnPostgreSql;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.reward.UseReward;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** A coupon's use lasts as long as an order stands that was given with it, whoever bought it and whoever tried. */
@Tag("own-jvm")
@ContextConfiguration(initializers = OnPostgreSql.class)
class CouponTriesInTheStoreOnPostgreSqlTest extends CouponsFixture {

    @Test
    void theUseByAGuestsOrderStands() {
        Reward reward = buy("one");
        long points = available();
        long guest = shop.guest();
        long order = shop.cart(guest, tea, 1);
        shop.redeem(guest, order, codeOf(reward));
        shop.checkout(guest, order, Flow.BROADLEAF);
        assertThat(cards.log(order)).containsExactly("charge 18.00");
        twoHoursPass();

        recovery.begin().next();

        assertThat(state(reward)).isEqualTo(RewardState.USED);
        assertThat(refused(ending.giveBack(new MemberId(ana), reward.id()).orElseThrow())
                        .operands())
                .containsEntry("state", "USED");
        assertThat(available()).isEqualTo(points);
    }

    @Test
    void aTryThatFailsLeavesTheUseToAnotherThatStands() {
        Reward reward = buy("one");
        long order = cartWith(reward);
        UseReward.Claim late = claim(reward, order);
        assertThat(checkout(order, Flow.BROADLEAF)).isEmpty();

        assertThat(using.undo(late)).isFalse();

        assertThat(state(reward)).isEqualTo(RewardState.USED);
        twoHoursPass();
        recovery.begin().next();
        assertThat(state(reward)).isEqualTo(RewardState.USED);
    }

    @Test
    void whatNoneOfSeveralTriesCouldTakeBackIsRecoveredAfterTheLast() {
        Reward reward = buy("one");
        long order = cartWith(reward);
        UseReward.Claim first = claim(reward, order);
        twoHoursPass();
        UseReward.Claim second = claim(reward, order);

        recovery.begin().next();
        assertThat(using.undo(first)).isFalse();
        assertThat(using.undo(second)).isFalse();
        assertThat(state(reward)).as("the second may yet stand").isEqualTo(RewardState.USED);

        twoHoursPass();
        recovery.begin().next();
        assertThat(state(reward)).isEqualTo(RewardState.ACTIVE);
    }

    @Test
    void aTryThatNobodyElseReliesOnTakesItsUseBackAtOnceAndNoOther() {
        Reward reward = buy("one");
        long order = cartWith(reward);
        UseReward.Claim failed = claim(reward, order);

        assertThat(using.undo(failed)).isTrue();
        assertThat(using.undo(failed)).isFalse();

        assertThat(state(reward)).isEqualTo(RewardState.ACTIVE);
        clock.advance(Duration.ofMillis(1));
        claim(reward, order);
        assertThat(using.undo(failed)).isFalse();
        assertThat(state(reward)).isEqualTo(RewardState.USED);
    }

    /** The programme's own rows are as they would be: it did not hear of the checkout. */
    @Test
    void aCouponThatWasUsedWhileTheProgrammeWasSwitchedOffIsWorthNothing() {
        Reward given = buy("one");
        Reward withdrawn = buy("two");
        for (Reward reward : new Reward[] {given, withdrawn}) {
            assertThat(checkout(cartWith(reward), Flow.BROADLEAF)).isEmpty();
            jdbc.update(
                    "DELETE FROM LOYALTY_REWARD_USE WHERE REWARD_ID = ?",
                    reward.id().value());
            jdbc.update(
                    "UPDATE LOYALTY_REWARD SET USES_LEFT = 1, ENDED = NULL, ENDED_AT = NULL WHERE REWARD_ID = ?",
                    reward.id().value());
        }
        long points = available();

        assertThat(refused(ending.giveBack(new MemberId(ana), given.id()).orElseThrow())
                        .operands())
                .containsEntry("state", "USED");
        assertThat(ending.withdraw(withdrawn, "test", "gone")).isEmpty();

        assertThat(available()).isEqualTo(points);
        assertThat(state(given)).isEqualTo(RewardState.USED);
        assertThat(state(withdrawn)).isEqualTo(RewardState.USED);
    }

    private UseReward.Claim claim(Reward reward, long order) {
        AtomicReference<UseReward.Claim> claim = new AtomicReference<>();
        using.useStoreCode(reward.storeCode(), new OrderRef(order, null), "checkout")
                .ifPresent(outcome -> claim.set(granted(outcome)));
        return claim.get();
    }

    private void twoHoursPass() {
        jdbc.update(
                "UPDATE LOYALTY_REWARD_USE SET USED_AT = ?",
                Timestamp.from(Instant.now().minusSeconds(7_200)));
    }
}
