package org.pointsmall.loyalty.proof.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.proof.ClosedDays;
import org.pointsmall.loyalty.proof.Difference;
import org.pointsmall.loyalty.proof.Difference.Kind;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.reward.CodePools;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.code.CodeCipher;
import org.pointsmall.loyalty.reward.code.CodeStore;
import org.pointsmall.loyalty.reward.code.ImportCodes;
import org.pointsmall.loyalty.reward.code.SmallChunks;
import org.pointsmall.loyalty.reward.jdbc.RewardShop;
import org.pointsmall.loyalty.reward.jdbc.RewardTables;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.Want;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** The proof against rewards, codes and claims that were really had: nothing to find, until somebody tampers with them. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProveMallContract {
    private static final StockKey PRODUCT = StockKey.of("product", 7);

    private TestDatabase database;
    private JdbcTemplate jdbc;
    private RewardShop shop;
    private MemberId ana;
    private long pool;
    private Reward lounge;
    private Reward half;
    private Reward back;
    private Reward code;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void haveMany() throws Exception {
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        CodeCipher cipher = new CodeCipher(new byte[32]);
        CodeStore codes = RewardTables.codes(database.dataSource());
        CodePools pools = RewardTables.codePools(database.dataSource(), cipher);
        shop = new RewardShop(database.dataSource(), pools, StoreCoupons.NONE);
        ImportCodes imports = SmallChunks.of(7, codes, cipher, shop.transactions, inUtc(shop.clock));
        pool = imports.open("tea", "admin");
        imports.importFile(pool, "tea.csv", "code\nT-1\nT-2\nT-3\n".getBytes(StandardCharsets.UTF_8), "admin");
        ana = shop.aMember(1_000);
        MemberId bo = shop.aMember(500);
        Supply some = Supply.of(100).each(9, QuotaPeriod.FOR_EVER);
        lounge = buy(ana, shop.offer(30, 3, null, some, true));
        half = buy(ana, shop.offer(40, 2, null, some, true));
        granted(shop.using.use(half.id(), "once", null, "staff").orElseThrow());
        back = buy(ana, shop.offer(50, 1, null, some, true));
        granted(shop.ending.giveBack(ana, back.id()).orElseThrow());
        long codesOffer = shop.offer(new Content.Code(pool, null), 10, some, true);
        code = buy(bo, codesOffer);
        buy(bo, codesOffer);
        order(1, ana, 3, true);
        order(2, bo, 2, false);
        shop.within(() -> {
            shop.stock.comeBack(Claimant.order(1), Map.of(PRODUCT, 1L));
            return true;
        });
        MemberId other = shop.aMember(100);
        buy(other, lounge.bought().offer().id());
        granted(shop.within(() -> shop.ledger.merge(other, ana, "admin", "the same person")));
    }

    private Reward buy(MemberId member, long offer) {
        return granted(shop.exchange(member, "key-" + shop.next(), offer)).reward();
    }

    private void order(long id, MemberId member, long pieces, boolean sold) {
        Want want = new Want(PRODUCT, pieces, 10L, new Quota(9, "2026-05"));
        assertThat(shop.within(() -> shop.stock.claim(
                        Claimant.order(id), member, List.of(want), shop.clock.instant(), shop.clock.instant())))
                .isEmpty();
        if (sold) {
            shop.within(() -> {
                shop.stock.sell(Claimant.order(id));
                return true;
            });
        }
    }

    @AfterEach
    void nothingIsLeftToFind() {
        assertThat(prove().report()).endsWith("All of it follows from the journal.");
    }

    @AfterAll
    void close() {
        database.close();
    }

    private Proof prove() {
        return LedgerProof.of(database.dataSource()).prove();
    }

    @Test
    void readsEverythingWhateverThePagesAre() {
        Proof proof = prove();

        assertThat(proof.rewards()).isEqualTo(number("SELECT COUNT(*) FROM LOYALTY_REWARD"));
        assertThat(proof.claims()).isEqualTo(number("SELECT COUNT(*) FROM LOYALTY_STOCK_CLAIM"));
        for (int page : new int[] {1, 2, 3}) {
            assertThat(new ProveLedger(
                                    new JdbcLedgerRows(database.dataSource()),
                                    ClosedDays.NONE,
                                    new JdbcMallRows(database.dataSource(), page))
                            .prove())
                    .isEqualTo(proof);
        }
    }

    @Test
    void canBeStoppedOnTheWay() {
        for (int pages = 1; pages < 8; pages++) {
            int[] left = {pages};
            assertThat(LedgerProof.of(database.dataSource())
                            .prove(reached -> --left[0] > 0)
                            .complete())
                    .isFalse();
        }
    }

    @Test
    void findsStockThatIsNotTheSumOfItsClaims() {
        by(1, "UPDATE LOYALTY_STOCK SET TAKEN = TAKEN + %d WHERE STOCK_KEY = 'product:7'")
                .found(Kind.WRONG_STOCK, "product:7 has 5 taken by its row and 4 by its claims");
    }

    @Test
    void findsAClaimThatWasMadeGreater() {
        by(1, "UPDATE LOYALTY_STOCK_CLAIM SET QUANTITY = QUANTITY + %d WHERE CLAIMED_BY = 'order:2'")
                .found(Kind.WRONG_STOCK, "product:7 has 4 taken by its row and 5 by its claims");
    }

    @Test
    void findsPiecesThatCameBackIntoNoStock() {
        by(1, "UPDATE LOYALTY_STOCK_CLAIM SET BACK = BACK + %d WHERE CLAIMED_BY = 'order:1'")
                .found(Kind.WRONG_STOCK, "product:7 has 4 taken by its row and 3 by its claims");
    }

    @Test
    void findsAMembersLimitThatIsNotTheSumOfItsClaims() {
        by(
                        -1,
                        "UPDATE LOYALTY_STOCK_QUOTA SET TAKEN = TAKEN + %d WHERE PERIOD = '2026-05' AND MEMBER_ID = "
                                + ana.value())
                .found(
                        Kind.WRONG_QUOTA,
                        "member " + ana.value()
                                + " has taken 1 of product:7 in 2026-05 by the quota's row and 2 by claims");
    }

    @Test
    void findsAClaimOfAnotherMember() {
        by(1, "UPDATE LOYALTY_STOCK_CLAIM SET MEMBER_ID = MEMBER_ID + %d WHERE CLAIMED_BY = 'order:2'")
                .found(Kind.WRONG_CLAIM, "order:2, is counted nowhere");
    }

    @Test
    void findsAClaimThatIsNotSoldAndOfWhichSomeCameBack() {
        changed(
                        "UPDATE LOYALTY_STOCK_CLAIM SET SOLD = FALSE WHERE CLAIMED_BY = 'order:1'",
                        "UPDATE LOYALTY_STOCK_CLAIM SET SOLD = TRUE WHERE CLAIMED_BY = 'order:1'")
                .found(Kind.WRONG_CLAIM, "order:1, is not sold, and some of it has come back");
    }

    @Test
    void findsAClaimForARewardThatThereIsNot() {
        String claim = "reward:" + lounge.id().value();
        changed(claimedBy(claim, "reward:987654"), claimedBy("reward:987654", claim))
                .found(Kind.WRONG_CLAIM, "reward:987654, is for a reward that there is not");
    }

    @Test
    void findsAClaimForARewardOfAnotherOffer() {
        by(
                        1,
                        "UPDATE LOYALTY_REWARD SET OFFER_ID = OFFER_ID + %d WHERE REWARD_ID = "
                                + lounge.id().value())
                .found(
                        Kind.WRONG_CLAIM,
                        "is for a reward of offer:" + (lounge.bought().offer().id() + 1));
    }

    @Test
    void findsARewardOfMorePiecesThanWereClaimed() {
        by(
                        1,
                        "UPDATE LOYALTY_REWARD SET PIECES = PIECES + %d WHERE REWARD_ID = "
                                + lounge.id().value())
                .found(Kind.WRONG_CLAIM, "is not sold for the 2 pieces of its reward");
    }

    @Test
    void findsAPieceThatIsNotBackThoughItsRewardIs() {
        String key = "offer:" + back.bought().offer().id();
        changed(
                        List.of(
                                "UPDATE LOYALTY_STOCK SET TAKEN = 1 WHERE STOCK_KEY = '" + key + "'",
                                "UPDATE LOYALTY_STOCK_CLAIM SET BACK = 0 WHERE STOCK_KEY = '" + key + "'"),
                        List.of(
                                "UPDATE LOYALTY_STOCK SET TAKEN = 0 WHERE STOCK_KEY = '" + key + "'",
                                "UPDATE LOYALTY_STOCK_CLAIM SET BACK = 1 WHERE STOCK_KEY = '" + key + "'"))
                .found(Kind.WRONG_CLAIM, "has 0 back in stock and 1 in the quota, and its reward gave 1 and 1 back");
    }

    @Test
    void namesTheEntryOfARewardThatSaysAnotherPrice() {
        by(
                        3,
                        "UPDATE LOYALTY_REWARD SET POINTS = POINTS + %d WHERE REWARD_ID = "
                                + half.id().value())
                .found(half, "used up 40 and its reward " + half.id().value() + " says 43");
    }

    @Test
    void namesTheEntryOfARewardThatBecameAnothers() {
        by(
                        1,
                        "UPDATE LOYALTY_REWARD SET MEMBER_ID = MEMBER_ID + %d WHERE REWARD_ID = "
                                + half.id().value())
                .found(half, "was paid by member " + ana.value());
    }

    @Test
    void namesTheEntryOfARewardThatWasBoughtUnderAnotherKey() {
        by(
                        1,
                        "UPDATE LOYALTY_REWARD SET BOUGHT_BY = BOUGHT_BY + %d WHERE REWARD_ID = "
                                + half.id().value())
                .found(half, " is exchange:" + ana.value() + ":");
    }

    @Test
    void namesAnEntryThatNoRewardNames() {
        changed(
                        "UPDATE LOYALTY_REWARD SET ENTRY_ID = (SELECT MIN(ENTRY_ID) FROM LOYALTY_JOURNAL) WHERE REWARD_ID = "
                                + half.id().value(),
                        "UPDATE LOYALTY_REWARD SET ENTRY_ID = "
                                + half.bought().entry().value() + " WHERE REWARD_ID = "
                                + half.id().value())
                .found(Kind.WRONG_REWARD, "exchanged 40 points and no reward names it")
                .found(Kind.WRONG_REWARD, "reward " + half.id().value() + " names entry 1, which is a EARN");
    }

    @Test
    void namesTheEntryOfARewardThatWasVoidedAndGaveNothingBack() {
        String reward = " WHERE REWARD_ID = " + half.id().value();
        changed(
                        "UPDATE LOYALTY_REWARD SET ENDED = 'VOIDED', ENDED_AT = ISSUED_AT" + reward,
                        "UPDATE LOYALTY_REWARD SET ENDED = NULL, ENDED_AT = NULL" + reward)
                .found(half, "is VOIDED with 1 of 2 uses left and gave 0 back of 40, not 20");
    }

    @Test
    void namesTheEntryOfARewardThatSaysThatMoreCameBack() {
        by(
                        -2,
                        "UPDATE LOYALTY_REWARD SET POINTS_BACK = POINTS_BACK + %d WHERE REWARD_ID = "
                                + back.id().value())
                .found(back, "50 came back of entry " + back.bought().entry().value() + " and its reward")
                .found(back, "gave 48 back of 50, not 50");
    }

    @Test
    void namesTheEntryOfARewardWithMoreUsesThanItHad() {
        by(
                        1,
                        "UPDATE LOYALTY_REWARD SET USES_LEFT = USES_LEFT + %d WHERE REWARD_ID = "
                                + half.id().value())
                .found(half, "has 2 of 2 uses left and was used 1 times");
    }

    @Test
    void namesTheEntryOfARewardWhoseUseIsGone() {
        changed(
                        "UPDATE LOYALTY_REWARD_USE SET REWARD_ID = "
                                + lounge.id().value(),
                        "UPDATE LOYALTY_REWARD_USE SET REWARD_ID = " + half.id().value())
                .found(half, "has 1 of 2 uses left and was used 0 times")
                .found(lounge, "has 3 of 3 uses left and was used 1 times");
    }

    @Test
    void findsACodeThatWasTakenFromItsReward() {
        String nth = " WHERE NTH = 1 AND POOL_ID = " + pool;
        changed(
                        "UPDATE LOYALTY_CODE SET REWARD_ID = NULL" + nth,
                        "UPDATE LOYALTY_CODE SET REWARD_ID = " + code.id().value() + nth)
                .found(Kind.WRONG_CODE, "is a CODE of " + pool + " and was given no code")
                .found(Kind.WRONG_CODE, "has given 2 codes by its row, and 1 up to number 2");
    }

    @Test
    void findsACodeThatWasGivenToARewardOfAnotherKind() {
        String nth = " WHERE NTH = 3 AND POOL_ID = " + pool;
        changed(
                        "UPDATE LOYALTY_CODE SET REWARD_ID = " + lounge.id().value() + nth,
                        "UPDATE LOYALTY_CODE SET REWARD_ID = NULL" + nth)
                .found(Kind.WRONG_CODE, "is a ENTITLEMENT of lounge and was given a code of pool " + pool)
                .found(Kind.WRONG_CODE, "has given 2 codes by its row, and 3 up to number 3");
    }

    /** Those that are given could be given again then. */
    @Test
    void findsAPoolThatCountsBack() {
        by(-1, "UPDATE LOYALTY_CODE_POOL SET GIVEN = GIVEN + %d WHERE POOL_ID = " + pool)
                .found(Kind.WRONG_CODE, "has given 1 codes by its row, and 2 up to number 2");
    }

    @Test
    void findsAPoolThatLacksACode() {
        by(1, "UPDATE LOYALTY_CODE_POOL SET ADDED = ADDED + %d WHERE POOL_ID = " + pool)
                .found(Kind.WRONG_CODE, "has 4 codes by its row, and 3 up to number 3");
    }

    private static String claimedBy(String now, String then) {
        return "UPDATE LOYALTY_STOCK_CLAIM SET CLAIMED_BY = '" + then + "' WHERE CLAIMED_BY = '" + now + "'";
    }

    private Found by(long some, String statement) {
        return changed(statement.formatted(some), statement.formatted(-some));
    }

    private Found changed(String there, String back) {
        return changed(List.of(there), List.of(back));
    }

    /** What the proof finds where somebody has changed something; it is as it was again then. */
    private Found changed(List<String> there, List<String> back) {
        there.forEach(
                statement -> assertThat(jdbc.update(statement)).as(statement).isPositive());
        try {
            Proof proof = prove();
            assertThat(proof.isSound()).isFalse();
            return new Found(proof.differences());
        } finally {
            back.forEach(jdbc::update);
        }
    }

    private record Found(List<Difference> differences) {
        Found found(Kind kind, String words) {
            assertThat(differences).anySatisfy(one -> {
                assertThat(one.kind()).isEqualTo(kind);
                assertThat(one.words()).contains(words);
            });
            return this;
        }

        Found found(Reward reward, String words) {
            assertThat(differences).anySatisfy(one -> {
                assertThat(one.kind()).isEqualTo(Kind.WRONG_REWARD);
                assertThat(one.entry()).isEqualTo(reward.bought().entry().value());
                assertThat(one.words()).contains(words);
            });
            return this;
        }
    }

    private long number(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class), sql);
    }
}
