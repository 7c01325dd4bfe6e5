package org.pointsmall.loyalty.reward.jdbc;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Exchange;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.EndRewards;
import org.pointsmall.loyalty.reward.ExchangeOffer.Exchanged;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardFiles;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardQuery;
import org.pointsmall.loyalty.reward.RewardReads;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.reward.RewardUses;
import org.pointsmall.loyalty.reward.RunWithdrawals;
import org.pointsmall.loyalty.reward.Withdrawal;
import org.pointsmall.loyalty.reward.WithdrawalStore;
import org.pointsmall.loyalty.stock.QuotaPeriod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** The life of rewards on a database that a store may have. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RewardContract {
    private static final Supply HUNDRED = Supply.of(100);
    private static final Duration DAY = Duration.ofDays(1);

    private TestDatabase database;
    RewardShop shop;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        shop = new RewardShop(database.dataSource());
    }

    @AfterEach
    void theBooksAgree() {
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    private Reward buy(MemberId member, long offer) {
        return granted(shop.exchange(member, "key-" + shop.next(), offer)).reward();
    }

    private Outcome<Reward> giveBack(MemberId member, Reward reward) {
        return shop.ending.giveBack(member, reward.id()).orElseThrow();
    }

    private Outcome<Reward> use(Reward reward, String name) {
        return shop.using.use(reward.id(), name, null, "staff").orElseThrow();
    }

    private RewardState state(Reward reward) {
        return shop.within(() -> shop.rewards.find(reward.id())).orElseThrow().state(shop.clock.instant());
    }

    @Test
    void anExchangeUsesThePointsClaimsThePieceAndGivesTheReward() {
        MemberId ana = shop.aMember(300);
        long offer = shop.offer(120, 3, 30, HUNDRED, true);

        Reward reward = buy(ana, offer);

        assertThat(shop.available(ana)).isEqualTo(180);
        assertThat(shop.taken(offer)).isOne();
        assertThat(reward.state(shop.clock.instant())).isEqualTo(RewardState.ACTIVE);
        assertThat(reward.usesLeft()).isEqualTo(3);
        assertThat(reward.bought().points()).isEqualTo(Points.of(120));
        assertThat(reward.bought().until()).isEqualTo(shop.clock.instant().plus(Duration.ofDays(30)));
        assertThat(shop.mine.one(ana, reward.id()).orElseThrow().reward()).isEqualTo(reward);
        assertThat(shop.news).endsWith("REWARD_ISSUED of " + ana.value());
    }

    @Test
    void severalPiecesOfAnEntitlementAreSoManyUses() {
        MemberId ana = shop.aMember(300);
        long offer = shop.offer(20, 3, null, HUNDRED, true);

        Exchanged exchanged = granted(shop.exchange
                .exchange(new ExchangeRequest(ana, "three", offer, 3, Points.of(60)))
                .orElseThrow());

        assertThat(exchanged.reward().usesLeft()).isEqualTo(9);
        assertThat(shop.taken(offer)).isEqualTo(3);
        assertThat(shop.available(ana)).isEqualTo(240);
    }

    @Test
    void whatIsRefusedHasChangedNothing() {
        MemberId ana = shop.aMember(100);
        long dear = shop.offer(101, 1, null, HUNDRED, true);
        long soldOut = shop.offer(10, 1, null, Supply.of(0), true);
        long other = shop.offer(10, 1, null, HUNDRED, true);
        long code = shop.offer(new Content.Code(4711, null), 10, HUNDRED, true);

        assertThat(refused(shop.exchange(ana, "a", dear)).code()).isEqualTo(RefusalCode.INSUFFICIENT_POINTS);
        assertThat(refused(shop.exchange(ana, "b", soldOut)).code()).isEqualTo(RefusalCode.SOLD_OUT);
        assertThat(refused(shop.exchange(ana, "c", code)).code()).isEqualTo(RefusalCode.SOLD_OUT);
        assertThat(refused(shop.exchange
                                .exchange(new ExchangeRequest(ana, "d", other, 1, Points.of(9)))
                                .orElseThrow())
                        .operands())
                .containsEntry("shown", 9L)
                .containsEntry("points", 10L);
        assertThat(shop.exchange.exchange(new ExchangeRequest(ana, "e", 987_654, 1, null)))
                .isEmpty();

        assertThat(shop.available(ana)).isEqualTo(100);
        assertThat(shop.taken(dear) + shop.taken(soldOut) + shop.taken(other) + shop.taken(code))
                .isZero();
        assertThat(shop.mine.page(ana, Set.of(), null, 10)).isEmpty();
        granted(shop.exchange(ana, "a", other));
    }

    @Test
    void theSameKeyAnswersWithTheSameRewardAndForSomethingElseIsRefused() {
        MemberId ana = shop.aMember(300);
        MemberId bo = shop.aMember(300);
        long offer = shop.offer(50, 1, null, HUNDRED, true);
        long another = shop.offer(50, 1, null, HUNDRED, true);

        Exchanged first = granted(shop.exchange(ana, "k", offer));
        shop.delete(offer);
        Exchanged again = granted(shop.exchange(ana, "k", offer));

        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again.reward()).isEqualTo(first.reward());
        assertThat(shop.available(ana)).isEqualTo(250);
        assertThat(refused(shop.exchange(ana, "k", another)).code()).isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(granted(shop.exchange(bo, "k", another)).replayed())
                .as("a key is its member's own")
                .isFalse();
    }

    @Test
    void givenBackThePointsReturnToTheirLotsAndThePieceToTheOthersOnce() {
        MemberId ana = shop.aMember(300);
        long offer = shop.offer(150, 1, null, HUNDRED, true);
        Reward reward = buy(ana, offer);

        granted(giveBack(ana, reward));
        granted(giveBack(ana, reward));

        assertThat(shop.available(ana)).isEqualTo(300);
        assertThat(shop.taken(offer)).isZero();
        assertThat(state(reward)).isEqualTo(RewardState.VOIDED);
        assertThat(refused(use(reward, "late")).code()).isEqualTo(RefusalCode.CONFLICT);
        shop.pass(Duration.ofDays(60));
        assertThat(shop.within(() -> shop.ledger
                                .lock(ana)
                                .exchange(new Exchange(
                                        ana,
                                        new PostingKey("rest:" + ana.value()),
                                        Points.of(201),
                                        "all",
                                        "test",
                                        List.of())))
                        .isRefused())
                .as("a hundred of them have expired with their lot")
                .isTrue();
        shop.clock.moveOn(Duration.ofDays(-60));
    }

    @Test
    void onlyWhereTheOfferAllowedItThenWhateverItSaysNow() {
        MemberId ana = shop.aMember(300);
        long offer = shop.offer(50, 1, null, HUNDRED, true);
        Reward allowed = buy(ana, offer);
        shop.put(offer, 2, new Content.Entitlement("lounge", 1, null), 80, HUNDRED, false);
        Reward not = buy(ana, offer);

        assertThat(refused(giveBack(ana, not)).code()).isEqualTo(RefusalCode.NOT_ELIGIBLE);
        shop.delete(offer);
        granted(giveBack(ana, allowed));

        assertThat(shop.available(ana)).as("what was paid then").isEqualTo(220);
        assertThat(shop.taken(offer)).isOne();
    }

    @Test
    void returnAfterTheOfferSaidThatNothingComesBackLeavesStockAndQuotaTaken() {
        MemberId ana = shop.aMember(300);
        Supply gone = new Supply(5L, 1L, QuotaPeriod.FOR_EVER, false, false);
        long offer = shop.offer(50, 1, null, gone, true);

        granted(giveBack(ana, buy(ana, offer)));

        assertThat(shop.taken(offer)).isOne();
        assertThat(refused(shop.exchange(ana, "again", offer)).code()).isEqualTo(RefusalCode.MEMBER_LIMIT_REACHED);
        assertThat(shop.available(ana)).isEqualTo(300);
    }

    @Test
    void eachUseHappensOnceAndNoneTooMany() {
        MemberId ana = shop.aMember(300);
        Reward reward = buy(ana, shop.offer(50, 2, null, HUNDRED, true));

        assertThat(granted(use(reward, "one")).usesLeft()).isOne();
        assertThat(granted(use(reward, "one")).usesLeft()).isOne();
        assertThat(granted(use(reward, "two")).usesLeft()).isZero();

        assertThat(state(reward)).isEqualTo(RewardState.USED);
        assertThat(refused(use(reward, "three")).code()).isEqualTo(RefusalCode.CONFLICT);
        assertThat(refused(giveBack(ana, reward)).operands()).containsEntry("state", "USED");
        assertThat(granted(use(reward, "two")).usesLeft()).isZero();
        assertThat(shop.available(ana)).isEqualTo(250);
    }

    @Test
    void partlyUsedGivesBackInProportionRoundedForTheMerchant() {
        MemberId ana = shop.aMember(300);
        Reward reward = buy(ana, shop.offer(100, 3, null, HUNDRED, true));
        granted(use(reward, "one"));

        Reward back = granted(giveBack(ana, reward));

        assertThat(back.pointsBack()).as("two thirds of 100, rounded down").isEqualTo(Points.of(66));
        assertThat(shop.available(ana)).isEqualTo(266);
    }

    @Test
    void anUndoneUseCanBeHadAgainUntilTheRewardsOwnEnd() {
        MemberId ana = shop.aMember(300);
        Reward reward = buy(ana, shop.offer(50, 1, 10, HUNDRED, true));
        OrderRef order = new OrderRef(shop.next(), "N");
        granted(shop.using
                .use(reward.id(), "order:" + order.id(), order, "checkout")
                .orElseThrow());

        assertThat(shop.using.undoOf(order.id())).isOne();
        assertThat(shop.using.undoOf(order.id())).isZero();

        assertThat(state(reward)).isEqualTo(RewardState.ACTIVE);
        granted(use(reward, "another"));
        assertThat(shop.using.undo(reward.id(), "another")).isTrue();
        shop.pass(DAY.multipliedBy(10));
        assertThat(state(reward)).isEqualTo(RewardState.EXPIRED);
        assertThat(refused(use(reward, "late")).operands()).containsEntry("state", "EXPIRED");
        shop.clock.moveOn(DAY.multipliedBy(-10));
    }

    @Test
    void aUseForAnItemIsOfThatItemUntilItComesBack() {
        MemberId ana = shop.aMember(300);
        Reward warranty = buy(ana, shop.offer(50, 2, null, HUNDRED, true));
        OrderRef order = new OrderRef(shop.next(), "N-1");
        for (int again = 0; again < 2; again++) {
            granted(shop.using
                    .useForLine(warranty.id(), "warranty", order, 71, "staff")
                    .orElseThrow());
        }
        granted(shop.using.use(warranty.id(), "parcel", order, "staff").orElseThrow());

        assertThat(shop.onOrders.of(order.id()))
                .extracting(used -> used.reward().id(), RewardUses.OnOrder::item)
                .containsExactlyInAnyOrder(tuple(warranty.id(), 71L), tuple(warranty.id(), null));
        assertThat(shop.onOrders.uses(List.of(warranty.id())).get(warranty.id()))
                .extracting(RewardUses.PastUse::orderNumber, RewardUses.PastUse::item)
                .containsExactlyInAnyOrder(tuple("N-1", 71L), tuple("N-1", null));
        assertThat(shop.using.undoOfLines(order.id(), Set.of(72L))).isZero();
        assertThat(shop.using.undoOfLines(order.id(), Set.of(71L, 72L))).isOne();
        assertThat(shop.using.undoOfLines(order.id(), Set.of(71L))).isZero();
        assertThat(shop.onOrders.of(order.id())).singleElement().satisfies(used -> {
            assertThat(used.item()).isNull();
            assertThat(used.reward().usesLeft()).isOne();
        });
    }

    @Test
    void expiresToTheMomentWhetherTheJobHasRunOrNotAndNothingComesBack() {
        MemberId ana = shop.aMember(300);
        long offer = shop.offer(50, 1, 10, HUNDRED, true);
        Reward seen = buy(ana, offer);
        Reward late = buy(ana, offer);
        shop.pass(DAY.multipliedBy(10).minusMillis(1));
        granted(use(seen, "in the last moment"));
        shop.pass(Duration.ofMillis(1));

        assertThat(state(late)).isEqualTo(RewardState.EXPIRED);
        assertThat(refused(use(late, "too late")).code()).isEqualTo(RefusalCode.CONFLICT);
        assertThat(refused(giveBack(ana, late)).code()).isEqualTo(RefusalCode.CONFLICT);
        assertThat(ids(shop.mine.page(ana, Set.of(RewardState.EXPIRED), null, 10)))
                .containsExactly(late.id());
        assertThat(shop.expire()).isPositive();
        assertThat(shop.expire()).isZero();
        assertThat(ids(shop.mine.page(ana, Set.of(RewardState.EXPIRED), null, 10)))
                .containsExactly(late.id());
        assertThat(ids(shop.mine.page(ana, Set.of(RewardState.USED), null, 10))).containsExactly(seen.id());
        assertThat(shop.available(ana)).isEqualTo(200);
        assertThat(shop.taken(offer)).isEqualTo(2);
        shop.clock.moveOn(DAY.multipliedBy(-10));
    }

    private static List<RewardId> ids(List<MyRewards.Shown> page) {
        return page.stream().map(shown -> shown.reward().id()).toList();
    }

    private long run(RunWithdrawals job) {
        Job.Run run = job.begin();
        long done = 0;
        for (Job.Chunk chunk = run.next(); ; chunk = run.next()) {
            done += chunk.processed();
            if (chunk.last()) {
                return done;
            }
        }
    }

    private Withdrawal begun(long offer) {
        return shop.within(() -> shop.withdrawals.add(
                offer,
                "the lounge has closed",
                "admin",
                shop.clock.instant(),
                shop.reads.openOf(offer, shop.clock.instant()).rewards()));
    }

    private Withdrawal latest(long offer) {
        return shop.within(() -> shop.withdrawals.of(offer, 1)).get(0);
    }

    @Test
    void aWithdrawalIsForetoldRunsInTheBackgroundAndCountsEachOnce() {
        long offer = shop.offer(100, 3, 10, HUNDRED, false);
        MemberId ana = shop.aMember(300);
        MemberId bo = shop.aMember(300);
        MemberId gone = shop.aMember(300);
        granted(use(buy(ana, offer), "1"));
        buy(ana, offer);
        Reward twice = buy(bo, offer);
        granted(use(twice, "1"));
        granted(use(twice, "2"));
        buy(gone, offer);
        assertThat(shop.within(() -> shop.reads.openOf(offer, shop.clock.instant())))
                .as("66 + 100 + 33 + 100, each rounded by itself")
                .isEqualTo(new RewardReads.Open(4, 3, Points.of(299)));
        granted(shop.within(() -> shop.ledger.close(gone, new Leftover.Forfeited(), "admin", "left")));

        RunWithdrawals job = new RunWithdrawals(shop.parts, shop.withdrawals, shop.ending);
        Withdrawal begun = begun(offer);
        assertThat(begun.expected()).isEqualTo(4);
        assertThat(run(job)).isEqualTo(3);
        assertThat(latest(offer).isRunning()).as("exchanges may be under way").isTrue();
        Reward late = buy(bo, offer);
        shop.pass(Duration.ofSeconds(10));
        assertThat(run(job)).isOne();

        Withdrawal over = latest(offer);
        assertThat(over.isRunning()).isFalse();
        assertThat(List.of(over.ended(), over.left(), over.points().value())).containsExactly(4L, 1L, 299L);
        assertThat(state(late)).isEqualTo(RewardState.VOIDED);
        assertThat(shop.available(ana)).isEqualTo(266);
        assertThat(shop.available(bo)).isEqualTo(233);
        assertThat(run(job)).isZero();
        assertThat(shop.within(() -> shop.reads.openOf(offer, shop.clock.instant())))
                .isEqualTo(new RewardReads.Open(1, 1, Points.of(100)));
        assertThat(shop.within(
                        () -> shop.reads.openOf(offer, shop.clock.instant().plus(DAY.multipliedBy(10)))))
                .as("what has expired comes to nothing")
                .isEqualTo(new RewardReads.Open(0, 0, Points.ZERO));
        shop.clock.moveOn(Duration.ofSeconds(-10));
    }

    @Test
    void aWithdrawalThatIsKilledGoesOnAndItsFiguresAreThoseOfTheLedger() {
        long offer = shop.offer(10, 1, null, HUNDRED, false);
        MemberId ana = shop.aMember(300);
        for (int i = 0; i < 6; i++) {
            buy(ana, offer);
        }
        begun(offer);
        shop.pass(Duration.ofSeconds(10));
        for (int kill = 1; kill < 4; kill++) {
            AtomicInteger left = new AtomicInteger(kill);
            WithdrawalStore dying = (WithdrawalStore) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {WithdrawalStore.class}, (proxy, method, arguments) -> {
                        Object answer = method.invoke(shop.withdrawals, arguments);
                        if (method.getName().equals("update") && left.decrementAndGet() == 0) {
                            throw new IllegalStateException("killed");
                        }
                        return answer;
                    });
            assertThatThrownBy(() -> run(new RunWithdrawals(shop.parts, dying, shop.ending)))
                    .hasStackTraceContaining("killed");
            Withdrawal cut = latest(offer);
            assertThat(shop.available(ana)).isEqualTo(240 + cut.points().value());
        }

        run(new RunWithdrawals(shop.parts, shop.withdrawals, shop.ending));

        assertThat(shop.available(ana)).isEqualTo(300);
        assertThat(List.of(latest(offer).ended(), latest(offer).points().value()))
                .containsExactly(6L, 60L);
        shop.clock.moveOn(Duration.ofSeconds(-10));
    }

    @Test
    void staffFindRewardsByWhatTheyAre() {
        long offer = shop.offer(50, 2, 10, HUNDRED, true);
        MemberId ana = shop.aMember(300);
        MemberId bo = shop.aMember(300);
        Reward open = buy(ana, offer);
        Reward voided = buy(ana, offer);
        granted(giveBack(ana, voided));
        Reward other = buy(bo, shop.offer(50, 1, null, HUNDRED, true));
        granted(use(open, "desk:1"));

        assertThat(found(RewardQuery.of(ana))).containsExactly(voided.id(), open.id());
        assertThat(found(new RewardQuery(Set.of(RewardState.ACTIVE), Content.Kind.ENTITLEMENT, offer, null)))
                .containsExactly(open.id());
        assertThat(found(new RewardQuery(Set.of(), Content.Kind.COUPON, offer, null)))
                .isEmpty();
        assertThat(found(new RewardQuery(Set.of(RewardState.EXPIRED), null, offer, null)))
                .isEmpty();
        assertThat(shop.files.search(RewardQuery.of(ana), voided.id(), 9))
                .extracting(row -> row.reward().id())
                .containsExactly(open.id());
        RewardFiles.Detail detail = shop.files.find(open.id()).orElseThrow();
        assertThat(detail.worth()).isEqualTo(25);
        assertThat(detail.uses()).singleElement().satisfies(use -> {
            assertThat(use.name()).isEqualTo("desk:1");
            assertThat(use.actor()).isEqualTo("staff");
            assertThat(use.forOrder()).isFalse();
        });
        assertThat(shop.files.find(voided.id()).orElseThrow().endedAt()).isPresent();
        assertThat(shop.files.find(other.id()).orElseThrow().endedAt()).isEmpty();
        assertThat(shop.files.find(other.id()).orElseThrow().maskedCode()).isNull();
        assertThat(shop.files.find(new RewardId(987_654))).isEmpty();
    }

    private List<RewardId> found(RewardQuery query) {
        return shop.files.search(query, null, 9).stream()
                .map(row -> row.reward().id())
                .toList();
    }

    @Test
    void aWithdrawnOfferGivesEachWhatWasPaidThenOnce() {
        long offer = shop.offer(50, 2, null, HUNDRED, false);
        MemberId ana = shop.aMember(300);
        MemberId bo = shop.aMember(300);
        MemberId gone = shop.aMember(300);
        Reward first = buy(ana, offer);
        shop.put(offer, 2, new Content.Entitlement("lounge", 2, null), 80, HUNDRED, false);
        Reward dearer = buy(ana, offer);
        Reward used = buy(bo, offer);
        granted(use(used, "1"));
        granted(use(used, "2"));
        buy(gone, offer);
        granted(shop.within(() -> shop.ledger.close(gone, new Leftover.Forfeited(), "admin", "left")));
        shop.delete(offer);

        assertThat(shop.ending.withdraw(offer, "admin", "the lounge has closed"))
                .isEqualTo(new EndRewards.Withdrawn(2, 1));
        assertThat(shop.ending.withdraw(offer, "admin", "the lounge has closed"))
                .isEqualTo(new EndRewards.Withdrawn(0, 1));

        assertThat(shop.available(ana)).isEqualTo(300);
        assertThat(shop.available(bo)).isEqualTo(220);
        assertThat(List.of(state(first), state(dearer), state(used)))
                .containsExactly(RewardState.VOIDED, RewardState.VOIDED, RewardState.USED);
    }

    @Test
    void nobodySeesOrGivesBackAnothersReward() {
        MemberId ana = shop.aMember(300);
        MemberId bo = shop.aMember(300);
        Reward reward = buy(ana, shop.offer(50, 1, null, HUNDRED, true));

        assertThat(shop.mine.one(bo, reward.id())).isEmpty();
        assertThat(shop.mine.page(bo, Set.of(), null, 10)).isEmpty();
        assertThat(shop.ending.giveBack(bo, reward.id())).isEmpty();
        assertThat(shop.mine.one(ana, new RewardId(987_654))).isEmpty();
    }

    @Test
    void whatSomebodyBoughtIsTheirsUnderBothLoginsOnceTheyAreOne() {
        MemberId ana = shop.aMember(300);
        MemberId bo = shop.aMember(300);
        long offer = shop.offer(50, 1, null, HUNDRED.each(1, QuotaPeriod.FOR_EVER), true);
        Reward reward = granted(shop.exchange(ana, "mine", offer)).reward();
        granted(shop.within(() -> shop.ledger.merge(ana, bo, "admin", "one person")));

        assertThat(granted(shop.exchange(ana, "mine", offer)).replayed()).isTrue();
        assertThat(shop.mine.one(ana, reward.id())).isPresent();
        assertThat(shop.mine.one(bo, reward.id())).isPresent();
        assertThat(refused(shop.exchange(bo, "one more", offer)).code()).isEqualTo(RefusalCode.MEMBER_LIMIT_REACHED);
        granted(giveBack(bo, reward));
        assertThat(shop.available(bo)).isEqualTo(600);
        granted(shop.exchange(ana, "now", offer));
    }

    @Test
    void aDonationIsGivenAtOnceAndCounted() {
        MemberId ana = shop.aMember(300);
        String cause = "trees-" + shop.next();
        long offer = shop.offer(new Content.Donation(cause), 30, HUNDRED, true);

        Exchanged given = granted(shop.exchange
                .exchange(new ExchangeRequest(ana, "donate", offer, 2, null))
                .orElseThrow());
        granted(shop.exchange(ana, "more", offer));

        assertThat(given.reward().ended()).isEqualTo(RewardState.USED);
        assertThat(refused(giveBack(ana, given.reward())).code()).isEqualTo(RefusalCode.CONFLICT);
        assertThat(shop.within(() -> shop.rewards.donated(cause))).isEqualTo(Points.of(90));
    }

    @Test
    void pagesGoBackwardsWithoutGapsOrRepeats() {
        MemberId ana = shop.aMember(300);
        long offer = shop.offer(10, 1, null, HUNDRED, true);
        List<RewardId> bought = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            bought.add(0, buy(ana, offer).id());
        }

        List<RewardId> first = ids(shop.mine.page(ana, Set.of(RewardState.ACTIVE), null, 2));
        List<RewardId> rest = ids(shop.mine.page(ana, Set.of(RewardState.ACTIVE), first.get(1), 9));

        assertThat(first).isEqualTo(bought.subList(0, 2));
        assertThat(rest).isEqualTo(bought.subList(2, 5));
        assertThat(shop.mine.page(ana, Set.of(RewardState.USED, RewardState.ISSUED), null, 9))
                .isEmpty();
    }

    @Test
    void twentyIdenticalExchangesAreOne() {
        MemberId ana = shop.aMember(1000);
        long offer = shop.offer(50, 1, null, HUNDRED, true);

        List<Outcome<Exchanged>> all = atOnce(20, client -> shop.exchange(ana, "tap", offer));

        assertThat(all.stream().map(one -> granted(one).reward().id()).distinct())
                .hasSize(1);
        assertThat(all.stream().filter(one -> !granted(one).replayed())).hasSize(1);
        assertThat(shop.available(ana)).isEqualTo(950);
        assertThat(shop.taken(offer)).isOne();
    }

    @Test
    void sixtyFourTapsOfOneMemberCostOnePiece() {
        MemberId ana = shop.aMember(10_000);
        long offer = shop.offer(50, 1, null, HUNDRED.each(1, QuotaPeriod.FOR_EVER), true);

        List<Outcome<Exchanged>> all = atOnce(64, client -> shop.exchange(ana, "tap-" + client, offer));

        assertThat(all.stream().filter(one -> !one.isRefused())).hasSize(1);
        assertThat(shop.available(ana)).isEqualTo(9950);
        assertThat(shop.taken(offer)).isOne();
    }

    @Test
    void offerCodeUsedOnceInConcurrentCheckouts() {
        MemberId ana = shop.aMember(1000);
        Reward coupon = buy(ana, shop.offer(50, 1, null, HUNDRED, true));

        List<Outcome<Reward>> all = atOnce(32, order -> shop.using
                .use(coupon.id(), "order:" + order, new OrderRef(order, "N-" + order), "checkout")
                .orElseThrow());

        assertThat(all.stream().filter(one -> !one.isRefused())).hasSize(1);
        assertThat(all.stream().filter(Outcome::isRefused))
                .allSatisfy(one -> assertThat(refused(one).code()).isEqualTo(RefusalCode.CONFLICT));
        assertThat(state(coupon)).isEqualTo(RewardState.USED);
    }

    @Test
    void usesAndGivingBackRaceForARewardAndOneOfThemHasIt() {
        MemberId ana = shop.aMember(1000);
        long offer = shop.offer(50, 1, null, HUNDRED, true);
        for (int round = 0; round < 5; round++) {
            Reward reward = buy(ana, offer);
            long before = shop.available(ana);

            List<Outcome<Reward>> all =
                    atOnce(8, client -> client % 2 == 0 ? use(reward, "use-" + client) : giveBack(ana, reward));

            boolean back = state(reward) == RewardState.VOIDED;
            assertThat(all.stream().filter(one -> !one.isRefused())).hasSize(back ? 4 : 1);
            assertThat(shop.available(ana)).isEqualTo(back ? before + 50 : before);
        }
    }

    static <T> List<T> atOnce(int clients, IntFunction<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<T>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                running.add(CompletableFuture.supplyAsync(() -> work.apply(client), threads));
            }
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void noSequenceMakesPointsOrPieces() {
        new RandomRewards(shop, 20261129).run(400);
    }

    /** Points that came from nowhere would show here. */
    @Test
    void anEarningBetweenChangesNothing() {
        MemberId ana = shop.aMember(100);
        Reward reward = buy(ana, shop.offer(100, 1, null, HUNDRED, true));
        shop.earn(ana, 7, LotPolicy.LASTING);

        granted(giveBack(ana, reward));

        assertThat(shop.available(ana)).isEqualTo(107);
    }
}
