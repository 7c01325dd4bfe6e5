package org.pointsmall.loyalty.reward.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.Outbox.News;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.reward.RunWithdrawals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** An order is cancelled for which a reward was used that has ended meanwhile, or whose offer was withdrawn. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UndoneRewardsContract {
    private TestDatabase database;
    private RewardShop shop;
    private OutboxListener listener;
    private int told;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        shop = new RewardShop(database.dataSource());
        listener = shop.ending.afterUndone(shop.withdrawals);
    }

    @AfterEach
    void theBooksAgree() {
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    @Test
    void aWithdrawalIsMadeUpForOnceTheOrderIsCancelledForWhichTheRewardWasUsed() {
        MemberId ana = shop.aMember(300);
        long offer = shop.offer(100, 1, null, Supply.of(10), false);
        Reward used = buy(ana, offer);
        long order = use(used);
        withdraw(offer);
        assertThat(state(used)).as("nothing of it was unused").isEqualTo(RewardState.USED);
        Reward later = buy(ana, offer);
        long another = use(later);

        cancel(order);
        cancel(another);

        assertThat(state(used)).isEqualTo(RewardState.VOIDED);
        assertThat(state(later)).as("bought once the offer was there again").isEqualTo(RewardState.ACTIVE);
        assertThat(shop.available(ana)).isEqualTo(200);
        assertThat(shop.taken(offer)).isEqualTo(1);
    }

    @Test
    void whatWasPaidForAUseComesBackThoughTheRestCameBackBefore() {
        MemberId ana = shop.aMember(300);
        long offer = shop.offer(100, 3, null, Supply.of(10), true);
        Reward reward = buy(ana, offer);
        long order = use(reward);
        granted(shop.ending.giveBack(ana, reward.id()).orElseThrow());
        assertThat(shop.available(ana)).isEqualTo(266);

        cancel(order);
        cancel(order);

        assertThat(shop.available(ana)).isEqualTo(300);
        assertThat(shop.taken(offer)).isZero();
        assertThat(state(reward)).isEqualTo(RewardState.VOIDED);
    }

    @Test
    void toAnAccountThatIsClosedNothingComesBack() {
        MemberId ana = shop.aMember(300);
        Reward reward = buy(ana, shop.offer(100, 3, null, Supply.of(10), true));
        long order = use(reward);
        granted(shop.ending.giveBack(ana, reward.id()).orElseThrow());
        granted(shop.within(() -> shop.ledger.close(ana, new Leftover.Forfeited(), "admin", "left")));

        cancel(order);

        assertThat(shop.available(ana)).isZero();
    }

    /** Whether orders are cancelled before or after a reward is given back, its member has paid for what stands. */
    @Test
    void inWhateverOrderThingsAreUndoneTheMemberHasPaidForWhatStands() {
        Random random = new Random(7);
        for (int run = 0; run < 40; run++) {
            int uses = 1 + random.nextInt(6);
            long price = 1 + random.nextInt(200);
            MemberId member = shop.aMember(1_000);
            Reward reward = buy(member, shop.offer(price, uses, null, Supply.of(10), true));
            List<Runnable> steps = new ArrayList<>();
            int standing = random.nextInt(uses);
            for (int use = 0; use < uses; use++) {
                if (use < standing) {
                    use(reward);
                } else if (use < uses - 1 && random.nextBoolean()) {
                    long order = use(reward);
                    steps.add(() -> cancel(order));
                }
            }
            steps.add(() -> granted(shop.ending.giveBack(member, reward.id()).orElseThrow()));
            Collections.shuffle(steps, random);
            steps.forEach(Runnable::run);

            assertThat(shop.available(member))
                    .as("run %d: %d of %d uses stand, for %d points", run, standing, uses, price)
                    .isEqualTo(1_000 - price + (uses - standing) * price / uses);
        }
    }

    private Reward buy(MemberId member, long offer) {
        return granted(shop.exchange(member, "key-" + shop.next(), offer)).reward();
    }

    /** Answers the order for which it was used. */
    private long use(Reward reward) {
        long order = shop.next();
        granted(shop.using
                .use(reward.id(), "order:" + order, new OrderRef(order, null), "checkout")
                .orElseThrow());
        return order;
    }

    private void withdraw(long offer) {
        shop.pass(Duration.ofSeconds(1));
        shop.within(() -> shop.withdrawals.add(offer, "closed", "admin", shop.clock.instant(), 1));
        shop.pass(Duration.ofSeconds(10));
        RunWithdrawals job = new RunWithdrawals(shop.parts, shop.withdrawals, shop.ending);
        Job.Run run = job.begin();
        boolean last = false;
        while (!last) {
            last = run.next().last();
        }
        assertThat(shop.within(() -> shop.withdrawals.of(offer, 1)).get(0).isRunning())
                .isFalse();
    }

    /** And tells what has happened, as the job does that delivers events. */
    private void cancel(long order) {
        shop.using.undoOf(order);
        for (; told < shop.told.size(); told++) {
            News news = shop.told.get(told);
            Event event = new Event(told + 1, news.member(), news.kind(), news.at(), news.facts());
            shop.within(() -> {
                listener.happened(event);
                return event;
            });
        }
    }

    private RewardState state(Reward reward) {
        return shop.within(() -> shop.rewards.find(reward.id())).orElseThrow().state(shop.clock.instant());
    }
}
