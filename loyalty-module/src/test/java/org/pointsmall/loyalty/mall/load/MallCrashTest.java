package org.pointsmall.loyalty.mall.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.mall.load.MallVictim.Drive;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.reward.ExchangeOffer.Exchanged;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.stock.StockKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/**
 * A process is killed by SIGKILL at each step of an exchange, a give-back, a withdrawal and a checkout of the mall. What
 * another process makes of it, and of a client's retry with the same key, is whole and once. In a usual build a few steps,
 * drawn by lot; {@code -Dmall.kills=20} kills so often at each.
 */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MallCrashTest {
    private static final int KILLS = Integer.getInteger("mall.kills", 1);
    private static final int A_FEW = 6;
    private static final long GIVEN = 300;
    private static final long PRICE = 120;
    private static final long SHIPPING = 40;
    private static final long STORE_OFFER = 5;

    private TestDatabase database;
    private MallWorld world;
    private MallVictimProcess victim;
    private long codesGiven;
    private long pool;

    /** A step, and whether what is done stands when the process is killed there. */
    enum Step {
        EXCHANGE_PAID(Drive.EXCHANGE, "LedgerStore.append EXCHANGE", 0, false),
        COUPON_ISSUED(Drive.EXCHANGE, "StoreCoupons.issue", 0, false),
        REWARD_WRITTEN(Drive.EXCHANGE, "RewardStore.add", 0, false),
        CODE_GIVEN(Drive.EXCHANGE, "CodePools.give", 0, false),
        PIECES_SOLD_BY_EXCHANGE(Drive.EXCHANGE, "StockStore.claimAtOnce", 0, false),
        EXCHANGE_BEFORE_COMMIT(Drive.EXCHANGE, MallVictim.BEFORE_COMMIT, 0, false),
        EXCHANGE_AFTER_COMMIT(Drive.EXCHANGE, MallVictim.AFTER_COMMIT, 0, true),
        POINTS_BACK(Drive.GIVE_BACK, "LedgerStore.append GIVE_BACK", 0, false),
        REWARD_ENDED(Drive.GIVE_BACK, "RewardStore.end", 0, false),
        COUPON_ENDED(Drive.GIVE_BACK, "StoreCoupons.end", 0, false),
        PIECES_BACK(Drive.GIVE_BACK, "StockStore.noteBack", 0, false),
        GIVE_BACK_BEFORE_COMMIT(Drive.GIVE_BACK, MallVictim.BEFORE_COMMIT, 1, false),
        GIVE_BACK_AFTER_COMMIT(Drive.GIVE_BACK, MallVictim.AFTER_COMMIT, 1, true),
        SECOND_WITHDRAWN(Drive.WITHDRAW, "RewardStore.end", 1, false),
        WITHDRAWN_BETWEEN(Drive.WITHDRAW, MallVictim.AFTER_COMMIT, 4, false),
        HOLD_WRITTEN(Drive.HOLD, "LedgerStore.openLocked", 0, false),
        PIECES_CLAIMED_BY_HOLD(Drive.HOLD, "StockStore.claimAtOnce", 0, false),
        HOLD_BEFORE_COMMIT(Drive.HOLD, MallVictim.BEFORE_COMMIT, 1, false),
        HOLD_AFTER_COMMIT(Drive.HOLD, MallVictim.AFTER_COMMIT, 1, true),
        POINTS_USED(Drive.SETTLE, "LedgerStore.append BURN", 0, false),
        PIECES_SOLD(Drive.SETTLE, "StockStore.sell", 0, false),
        SETTLED_BEFORE_COMMIT(Drive.SETTLE, MallVictim.BEFORE_COMMIT, 0, false),
        SETTLED_AFTER_COMMIT(Drive.SETTLE, MallVictim.AFTER_COMMIT, 0, true),
        GIFT_AND_SHIPPING_CLAIMED(Drive.HOLD_ALL, "StockStore.claimAtOnce", 0, false),
        ALL_HELD_BEFORE_COMMIT(Drive.HOLD_ALL, MallVictim.BEFORE_COMMIT, 1, false),
        ALL_HELD_AFTER_COMMIT(Drive.HOLD_ALL, MallVictim.AFTER_COMMIT, 1, true),
        GIFT_AND_SHIPPING_SOLD(Drive.SETTLE_ALL, "StockStore.sell", 0, false),
        ALL_SETTLED_AFTER_COMMIT(Drive.SETTLE_ALL, MallVictim.AFTER_COMMIT, 0, true),
        POINTS_OF_ALL_BACK(Drive.CANCEL_ALL, "LedgerStore.append RETURN", 0, false),
        GIFT_BACK(Drive.CANCEL_ALL, "StockStore.noteBack", 1, false),
        SHIPPING_BACK(Drive.CANCEL_ALL, "StockStore.noteBack", 2, false),
        CANCELLED_BEFORE_COMMIT(Drive.CANCEL_ALL, MallVictim.BEFORE_COMMIT, 0, false),
        CANCELLED_AFTER_COMMIT(Drive.CANCEL_ALL, MallVictim.AFTER_COMMIT, 0, true);

        final Drive drive;
        final String at;
        final int passes;
        final boolean stands;

        Step(Drive drive, String at, int passes, boolean stands) {
            this.drive = drive;
            this.at = at;
            this.passes = passes;
            this.stands = stands;
        }
    }

    @BeforeAll
    void start() throws Exception {
        database = TestDatabase.onPostgreSql().migrate();
        world = new MallWorld(database.dataSource());
        world.createTables();
        pool = world.pool(1_000);
        victim = new MallVictimProcess(url());
    }

    @AfterAll
    void stop() throws Exception {
        victim.close();
        database.close();
    }

    private String url() {
        return database.url();
    }

    static List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(Step.values()));
        if (System.getProperty("mall.kills") == null) {
            Collections.shuffle(steps);
            steps.subList(A_FEW, steps.size()).clear();
        }
        return steps;
    }

    @ParameterizedTest
    @MethodSource("steps")
    void isWholeAndOnceWhereverAProcessIsKilled(Step step) throws Exception {
        for (int i = 0; i < KILLS; i++) {
            switch (step.drive) {
                case EXCHANGE -> exchange(step, step == Step.CODE_GIVEN || (step.stands && i % 2 == 0));
                case GIVE_BACK -> giveBack(step);
                case WITHDRAW -> withdraw(step);
                case HOLD -> hold(step);
                case SETTLE -> settle(step);
                case HOLD_ALL -> holdAll(step);
                case SETTLE_ALL -> settleAll(step);
                case CANCEL_ALL -> cancelAll(step);
            }
            assertThat(LedgerProof.of(database.dataSource()).prove().differences())
                    .as("%s, %d", step, i)
                    .isEmpty();
        }
    }

    /** The next one starts while this one is looked at. */
    private void kill(Step step, MemberId member, long id, String key) throws Exception {
        victim.killAt(String.join(
                "|",
                step.at,
                Integer.toString(step.passes),
                world.clock.instant().toString(),
                step.drive.name(),
                Long.toString(member.value()),
                Long.toString(id),
                key));
        victim = new MallVictimProcess(url());
    }

    private long offer(Content content) {
        return offer(OfferFixture.anOffer().of(content).costing(PRICE));
    }

    private long offer(OfferFixture fixture) {
        OfferTerms terms =
                fixture.limitedTo(Supply.of(5).each(1, QuotaPeriod.FOR_EVER)).terms();
        return world.transactions.required(() -> {
            long id = world.offers
                    .add(terms, true, world.clock.instant(), "test")
                    .ref()
                    .id();
            // Somebody has claimed of it before: then a claim is one trip.
            world.stock.take(MallOffer.stockKey(id), 1, null);
            world.stock.putBack(MallOffer.stockKey(id), 1);
            return id;
        });
    }

    private void has(MemberId member, long available, long held) {
        Balance balance = world.ledger.balance(member);
        assertThat(balance.available().value()).isEqualTo(available);
        assertThat(balance.held().value()).isEqualTo(held);
    }

    private long taken(long offer) {
        StockKey key = StockKey.of("offer", offer);
        return world.transactions.required(() -> world.stock.taken(List.of(key)).getOrDefault(key, 0L));
    }

    private void exchange(Step step, boolean code) throws Exception {
        MemberId member = world.aMember(GIVEN);
        long offer = offer(code ? new Content.Code(pool, null) : new Content.Coupon(STORE_OFFER, 0, null));
        long coupons = world.coupons.issued(STORE_OFFER);

        kill(step, member, offer, "once");
        Exchanged again = granted(world.exchange(member, "once", offer));
        Exchanged third = granted(world.exchange(member, "once", offer));

        assertThat(again.replayed()).isEqualTo(step.stands);
        assertThat(third.replayed()).isTrue();
        assertThat(third.reward()).isEqualTo(again.reward());
        codesGiven += code ? 1 : 0;
        has(member, GIVEN - PRICE, 0);
        assertThat(taken(offer)).isOne();
        assertThat(world.coupons.issued(STORE_OFFER)).isEqualTo(coupons + (code ? 0 : 1));
        assertThat(world.transactions.required(() -> world.codes.fill(pool)).given())
                .isEqualTo(codesGiven);
    }

    private Reward aCoupon(MemberId member, long offer) {
        return granted(world.exchange(member, "bought", offer)).reward();
    }

    private Reward now(Reward reward) {
        return world.transactions
                .required(() -> world.rewards.find(reward.id()))
                .orElseThrow();
    }

    private void giveBack(Step step) throws Exception {
        MemberId member = world.aMember(GIVEN);
        long offer = offer(new Content.Coupon(STORE_OFFER, 0, null));
        Reward reward = aCoupon(member, offer);

        kill(step, member, reward.id().value(), "");
        assertThat(now(reward).ended()).isEqualTo(step.stands ? RewardState.VOIDED : null);
        granted(world.ending.giveBack(member, reward.id()).orElseThrow());

        assertThat(now(reward).ended()).isEqualTo(RewardState.VOIDED);
        assertThat(world.coupons.isEnded(reward.storeCode())).isTrue();
        has(member, GIVEN, 0);
        assertThat(taken(offer)).isZero();
    }

    private void withdraw(Step step) throws Exception {
        long offer = offer(new Content.Coupon(STORE_OFFER, 0, null));
        List<MemberId> members = new ArrayList<>();
        List<Reward> rewards = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            members.add(world.aMember(GIVEN));
            rewards.add(aCoupon(members.get(i), offer));
        }

        kill(step, members.get(0), offer, "");
        assertThat(world.ending.withdraw(offer, "admin", "withdrawn").ended())
                .isEqualTo(step == Step.WITHDRAWN_BETWEEN ? 1 : 2);

        for (int i = 0; i < 3; i++) {
            assertThat(now(rewards.get(i)).ended()).isEqualTo(RewardState.VOIDED);
            has(members.get(i), GIVEN, 0);
        }
        assertThat(taken(offer)).isZero();
    }

    private void hold(Step step) throws Exception {
        MemberId member = world.aMember(GIVEN);
        long offer = offer(new Content.Goods(7));
        long order = world.next();

        kill(step, member, offer, Long.toString(order));
        assertThat(world.openHold(MallWorld.oneOf(order, offer)).isPresent()).isEqualTo(step.stands);
        world.clock.moveOn(MallWorld.A_CHECKOUT.plusSeconds(1));
        world.cleanUp();
        has(member, GIVEN, 0);
        assertThat(taken(offer)).isZero();

        granted(world.holdOne(member, order, offer));
        settled(member, order, offer);
    }

    private void settle(Step step) throws Exception {
        MemberId member = world.aMember(GIVEN);
        long offer = offer(new Content.Goods(7));
        long order = world.next();
        granted(world.holdOne(member, order, offer));
        world.placeOne(member, order, offer);

        kill(step, member, offer, Long.toString(order));
        has(member, GIVEN - PRICE, step.stands ? 0 : PRICE);
        world.clock.moveOn(MallWorld.A_CHECKOUT.plusSeconds(1));
        world.cleanUp();

        settled(member, order, offer);
    }

    /** An order of goods of the mall with a gift, whose shipping an offer pays. */
    private record All(MemberId member, Cart cart, List<Long> offers) {
        String key() {
            return cart.order().id() + "," + offers.get(1) + "," + offers.get(2);
        }
    }

    private All all() {
        List<Long> offers = List.of(
                offer(new Content.Goods(7)),
                offer(OfferFixture.anOffer().gift(9, 100)),
                offer(OfferFixture.anOffer().shipping(200).costing(SHIPPING)));
        Cart cart = MallWorld.allOf(world.next(), offers.get(0), offers.get(1), offers.get(2));
        return new All(world.aMember(GIVEN), cart, offers);
    }

    private void kill(Step step, All all) throws Exception {
        kill(step, all.member(), all.offers().get(0), all.key());
    }

    private void areTaken(All all, long pieces) {
        assertThat(all.offers()).allSatisfy(offer -> assertThat(taken(offer)).isEqualTo(pieces));
    }

    private void holdAll(Step step) throws Exception {
        All all = all();

        kill(step, all);
        assertThat(world.openHold(all.cart()).isPresent()).isEqualTo(step.stands);
        areTaken(all, step.stands ? 1 : 0);
        timePasses();
        has(all.member(), GIVEN, 0);
        areTaken(all, 0);

        granted(world.holdAsTold(all.member(), all.cart()));
        areTaken(all, 1);
        has(all.member(), GIVEN - PRICE - SHIPPING, PRICE + SHIPPING);
    }

    private void settleAll(Step step) throws Exception {
        All all = all();
        granted(world.holdAsTold(all.member(), all.cart()));
        world.placeAsTold(all.member(), all.cart());

        kill(step, all);
        timePasses();

        assertThat(world.settle(all.cart())).isTrue();
        has(all.member(), GIVEN - PRICE - SHIPPING, 0);
        areTaken(all, 1);
    }

    private void cancelAll(Step step) throws Exception {
        All all = all();
        granted(world.holdAsTold(all.member(), all.cart()));
        world.placeAsTold(all.member(), all.cart());
        assertThat(world.settle(all.cart())).isTrue();

        kill(step, all);
        areTaken(all, step.stands ? 0 : 1);
        assertThat(granted(world.cancelOnce(all.cart())).replayed()).isEqualTo(step.stands);
        assertThat(granted(world.cancelOnce(all.cart())).replayed()).isTrue();
        timePasses();

        has(all.member(), GIVEN, 0);
        areTaken(all, 0);
        assertThat(world.shop.givenBack(all.cart().order().id()))
                .isEqualTo(all.cart().total().minorUnits() - MallWorld.OFFSET_OF_ALL);
    }

    private void timePasses() {
        world.clock.moveOn(MallWorld.A_CHECKOUT.plusSeconds(1));
        world.cleanUp();
    }

    private void settled(MemberId member, long order, long offer) {
        world.placeOne(member, order, offer);
        assertThat(world.settle(MallWorld.oneOf(order, offer))).isTrue();
        has(member, GIVEN - PRICE, 0);
        assertThat(taken(offer)).isOne();
    }
}
