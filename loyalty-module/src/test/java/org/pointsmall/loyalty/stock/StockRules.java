package org.pointsmall.loyalty.stock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@link Stock} promises, wherever it is kept. */
public interface StockRules {
    Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    Instant DUE = NOW.plusSeconds(600);
    MemberId ANA = new MemberId(1);
    MemberId BO = new MemberId(2);

    StockStore store();

    /** Runs the work in a transaction. */
    <T> T within(Supplier<T> work);

    /** One that nothing has been taken of. */
    StockKey fresh();

    /** One that claims nothing yet. */
    Claimant somebody();

    default Optional<Refusal> claim(Claimant by, MemberId member, Want... wants) {
        return within(() -> new Stock(store()).claim(by, member, List.of(wants), NOW, DUE));
    }

    default void release(Claimant by) {
        within(() -> {
            new Stock(store()).release(by);
            return true;
        });
    }

    default void sell(Claimant by) {
        within(() -> {
            new Stock(store()).sell(by);
            return true;
        });
    }

    default void comeBack(Claimant by, StockKey key, long quantity) {
        within(() -> {
            new Stock(store()).comeBack(by, Map.of(key, quantity));
            return true;
        });
    }

    default long taken(StockKey key) {
        return within(() -> store().taken(List.of(key)).getOrDefault(key, 0L));
    }

    default long counted(MemberId member, StockKey key) {
        return within(() -> store().counted(member, Map.of(key, Quota.FOR_EVER)).getOrDefault(key, 0L));
    }

    private static Want of(StockKey key, long quantity, long most) {
        return new Want(key, quantity, most, null);
    }

    private static Want each(StockKey key, long quantity, long most) {
        return new Want(key, quantity, null, Quota.forEver(most));
    }

    @Test
    default void theLastPieceCanBeHadAndNoneAfterIt() {
        StockKey key = fresh();
        assertThat(claim(somebody(), ANA, of(key, 2, 3))).isEmpty();

        Refusal two = claim(somebody(), BO, of(key, 2, 3)).orElseThrow();
        assertThat(two.code()).isEqualTo(RefusalCode.SOLD_OUT);
        assertThat(two.operands()).isEqualTo(Map.of("stock", key.value(), "required", 2L, "remaining", 1L, "held", 2L));

        assertThat(claim(somebody(), BO, of(key, 1, 3))).isEmpty();
        assertThat(claim(somebody(), null, of(key, 1, 3))).isPresent();
        assertThat(taken(key)).isEqualTo(3);
    }

    /** All have seen that there is enough, and then they take it. */
    @Test
    default void limitHoldsWhenCheckedBeforeLock() {
        StockKey key = fresh();
        for (int shopper = 0; shopper < 5; shopper++) {
            assertThat(taken(key)).isZero();
        }

        for (int shopper = 0; shopper < 5; shopper++) {
            boolean refused =
                    claim(somebody(), new MemberId(10 + shopper), of(key, 1, 3)).isPresent();
            assertThat(refused).as("shopper %d", shopper).isEqualTo(shopper >= 3);
        }
        assertThat(taken(key)).isEqualTo(3);
    }

    @Test
    default void zeroRowsUpdatedIsARefusal() {
        StockKey key = fresh();
        Claimant nobody = somebody();

        assertThat(within(() -> store().take(key, 1, 0L))).isFalse();
        assertThat(claim(nobody, ANA, of(key, 1, 0)).orElseThrow().code()).isEqualTo(RefusalCode.SOLD_OUT);
        assertThat(within(() -> store().lock(nobody))).isEmpty();
        assertThat(taken(key)).isZero();
    }

    @Test
    default void aLimitThatIsRaisedCountsAtOnceAndOneThatIsLoweredTakesNothingAway() {
        StockKey key = fresh();
        claim(somebody(), ANA, of(key, 3, 3));

        assertThat(claim(somebody(), BO, of(key, 1, 4))).isEmpty();
        assertThat(claim(somebody(), BO, of(key, 1, 2)).orElseThrow().operands())
                .containsEntry("remaining", 0L);
        assertThat(taken(key)).isEqualTo(4);
    }

    @Test
    default void aMemberTakesNoMoreThanTheQuotaHoweverManyThereAre() {
        StockKey key = fresh();
        assertThat(claim(somebody(), ANA, each(key, 2, 3))).isEmpty();

        Refusal refusal = claim(somebody(), ANA, each(key, 2, 3)).orElseThrow();
        assertThat(refusal.code()).isEqualTo(RefusalCode.MEMBER_LIMIT_REACHED);
        assertThat(refusal.operands()).isEqualTo(Map.of("stock", key.value(), "required", 2L, "limit", 3L, "used", 2L));

        assertThat(claim(somebody(), ANA, each(key, 1, 3))).isEmpty();
        assertThat(claim(somebody(), BO, each(key, 3, 3))).isEmpty();
    }

    @Test
    default void aNewPeriodBeginsAtNothing() {
        StockKey key = fresh();
        claim(somebody(), ANA, new Want(key, 1, null, new Quota(1, "2026-05")));

        assertThat(claim(somebody(), ANA, new Want(key, 1, null, new Quota(1, "2026-05"))))
                .isPresent();
        assertThat(claim(somebody(), ANA, new Want(key, 1, null, new Quota(1, "2026-06"))))
                .isEmpty();
    }

    @Test
    default void aGuestHasNoQuota() {
        StockKey key = fresh();

        assertThat(claim(somebody(), null, each(key, 1, 3)).orElseThrow().code())
                .isEqualTo(RefusalCode.MEMBERS_ONLY);
        assertThat(taken(key)).isZero();
    }

    @Test
    default void ofSeveralAllOrNothingIsClaimed() {
        StockKey plenty = fresh();
        StockKey none = fresh();
        Want quota = new Want(plenty, 2, 5L, Quota.forEver(2));

        assertThat(claim(somebody(), ANA, quota, of(none, 1, 0))).isPresent();
        assertThat(taken(plenty)).isZero();
        assertThat(counted(ANA, plenty)).isZero();
        assertThat(claim(somebody(), ANA, quota)).isEmpty();
    }

    @Test
    default void whoHasNoQuotaLeftTakesNoPiece() {
        StockKey key = fresh();
        Want one = new Want(key, 1, 5L, Quota.forEver(1));
        claim(somebody(), ANA, one);

        assertThat(claim(somebody(), ANA, one)).isPresent();
        assertThat(taken(key)).isEqualTo(1);
    }

    @Test
    default void whatIsReleasedCanBeHadAgainOnce() {
        StockKey key = fresh();
        Claimant by = somebody();
        Want last = new Want(key, 1, 1L, Quota.forEver(1));
        claim(by, ANA, last);

        release(by);
        release(by);

        assertThat(taken(key)).isZero();
        assertThat(claim(somebody(), ANA, last)).isEmpty();
    }

    @Test
    default void whatIsSoldIsReleasedNoMoreAndClaimedNoSecondTime() {
        StockKey key = fresh();
        Claimant by = somebody();
        claim(by, ANA, of(key, 2, 2));

        sell(by);
        sell(by);
        release(by);

        assertThat(claim(by, ANA, of(key, 2, 2))).isEmpty();
        assertThat(taken(key)).isEqualTo(2);
    }

    @Test
    default void aCheckoutThatBeginsAnewClaimsWhatTheOrderIsNow() {
        StockKey key = fresh();
        StockKey other = fresh();
        Claimant by = somebody();
        claim(by, ANA, of(key, 3, 3));

        assertThat(claim(by, ANA, of(other, 1, 1))).isEmpty();
        assertThat(taken(key)).isZero();
        assertThat(taken(other)).isEqualTo(1);
    }

    @Test
    default void whatComesBackIsAtMostWhatWasSold() {
        StockKey key = fresh();
        Claimant by = somebody();
        claim(by, ANA, new Want(key, 3, 3L, Quota.forEver(3)));
        comeBack(by, key, 1);
        assertThat(taken(key)).as("what is not sold does not come back").isEqualTo(3);
        sell(by);

        comeBack(by, key, 2);
        assertThat(taken(key)).isEqualTo(1);
        assertThat(counted(ANA, key)).isEqualTo(1);
        comeBack(by, key, 2);
        comeBack(by, key, 9);
        assertThat(taken(key)).isZero();
        assertThat(counted(ANA, key)).isZero();
    }

    @Test
    default void whatDoesNotComeBackIsGoneForOthersOrForTheMember() {
        StockKey stock = fresh();
        StockKey quota = fresh();
        Claimant by = somebody();
        claim(
                by,
                ANA,
                new Want(stock, 2, 2L, Quota.forEver(2), true, false),
                new Want(quota, 2, 2L, Quota.forEver(2), false, true));
        sell(by);

        comeBack(by, stock, 1);
        comeBack(by, quota, 1);

        assertThat(taken(stock)).isEqualTo(1);
        assertThat(counted(ANA, stock)).isEqualTo(2);
        assertThat(taken(quota)).isEqualTo(2);
        assertThat(counted(ANA, quota)).isEqualTo(1);
    }

    @Test
    default void anOrderThatStandsWithoutAClaimIsCountedEvenWhereTooLittleIsLeft() {
        StockKey key = fresh();
        Claimant by = somebody();
        Want two = new Want(key, 2, 1L, Quota.forEver(1));

        within(() -> {
            new Stock(store()).claimLate(by, ANA, List.of(two), NOW);
            new Stock(store()).claimLate(by, ANA, List.of(two), NOW);
            return true;
        });

        assertThat(taken(key)).isEqualTo(2);
        assertThat(counted(ANA, key)).isEqualTo(2);
        release(by);
        assertThat(taken(key)).as("it is sold").isEqualTo(2);
    }

    @Test
    default void membersWhoBecomeOneHaveTakenWhatBothTook() {
        StockKey key = fresh();
        Claimant by = somebody();
        claim(by, ANA, each(key, 2, 3));
        claim(somebody(), BO, each(key, 2, 3));

        within(() -> {
            store().merge(ANA, BO);
            return true;
        });

        assertThat(counted(BO, key)).isEqualTo(4);
        assertThat(claim(somebody(), BO, each(key, 1, 4))).isPresent();
        release(by);
        assertThat(counted(BO, key)).isEqualTo(2);
        assertThat(counted(ANA, key)).isZero();
    }

    @Test
    default void whatNobodyHasEndedIsFoundOnceItIsDue() {
        StockKey key = fresh();
        Claimant open = somebody();
        Claimant sold = somebody();
        claim(open, null, of(key, 1, 9));
        claim(sold, null, of(key, 1, 9));
        sell(sold);

        assertThat(within(() -> store().overdue(DUE.minusMillis(1), 0, 1000)))
                .noneMatch(claim -> claim.key().equals(key));
        assertThat(within(() -> store().overdue(DUE, 0, 1000)).stream()
                        .filter(claim -> claim.key().equals(key)))
                .extracting(Claim::by)
                .containsExactly(open);
    }

    /** Random lives of claims: what is taken is always what the claims say, and never more than there are. */
    @Test
    default void whatIsTakenIsTheSumOfWhatIsClaimed() {
        Random random = new Random(20261129);
        StockKey[] keys = {fresh(), fresh(), fresh()};
        Claimant[] claimants = {somebody(), somebody(), somebody(), somebody(), somebody(), somebody()};
        for (int step = 0; step < 400; step++) {
            Claimant by = claimants[random.nextInt(claimants.length)];
            StockKey key = keys[random.nextInt(keys.length)];
            switch (random.nextInt(6)) {
                case 0, 1, 2 ->
                    claim(
                            by,
                            random.nextBoolean() ? ANA : BO,
                            new Want(
                                    keys[0],
                                    1 + random.nextInt(2),
                                    6L,
                                    random.nextBoolean() ? Quota.forEver(1 + random.nextInt(4)) : null,
                                    random.nextBoolean(),
                                    random.nextBoolean()),
                            new Want(keys[1 + random.nextInt(2)], 1 + random.nextInt(3), 7L, null));
                case 3 -> release(by);
                case 4 -> sell(by);
                default -> comeBack(by, key, 1 + random.nextInt(2));
            }
            if (random.nextInt(40) == 0) {
                claimants[random.nextInt(claimants.length)] = somebody();
            }
        }
        long[] sums = within(() -> {
            long[] all = new long[keys.length];
            for (int i = 0; i < keys.length; i++) {
                all[i] = claimed(keys[i]);
            }
            return all;
        });
        for (int i = 0; i < keys.length; i++) {
            assertThat(taken(keys[i])).isEqualTo(sums[i]).isLessThanOrEqualTo(7);
        }
    }

    /** What the claims of this that stand come to, read in another way than by the engine. */
    long claimed(StockKey key);

    @Test
    default void whatIsClaimedAnewTakesThePlaceOfAllThatWasClaimed() {
        Claimant by = somebody();
        StockKey first = fresh();
        StockKey second = fresh();
        claim(somebody(), BO, of(first, 1, 9), of(second, 1, 9));
        assertThat(claim(by, ANA, of(second, 2, 9))).isEmpty();

        assertThat(claim(by, ANA, of(first, 1, 9))).isEmpty();
        assertThat(List.of(taken(first), taken(second))).containsExactly(2L, 1L);
        assertThat(claim(by, ANA, of(first, 3, 9), new Want(second, 1, 9L, Quota.forEver(2))))
                .isEmpty();
        assertThat(List.of(taken(first), taken(second), counted(ANA, second))).containsExactly(4L, 2L, 1L);

        release(by);
        assertThat(List.of(taken(first), taken(second), counted(ANA, second))).containsExactly(1L, 1L, 0L);
    }

    @Test
    default void whereOneOfSeveralIsLackingNothingIsClaimed() {
        Claimant by = somebody();
        StockKey first = fresh();
        StockKey second = fresh();
        claim(somebody(), BO, of(first, 1, 9), of(second, 1, 2));

        Refusal lacking = claim(by, ANA, new Want(first, 1, 9L, Quota.forEver(2)), of(second, 2, 2))
                .orElseThrow();

        assertThat(lacking.code()).isEqualTo(RefusalCode.SOLD_OUT);
        assertThat(List.of(taken(first), taken(second), counted(ANA, first))).containsExactly(1L, 1L, 0L);
        assertThat(within(() -> store().lock(by))).isEmpty();
    }

    @Test
    default void whatIsClaimedAsSoldIsNotReleasedAndNotClaimedAgain() {
        Claimant by = somebody();
        StockKey key = fresh();
        Want one = new Want(key, 1, 5L, Quota.forEver(2));
        claim(somebody(), BO, of(key, 1, 5));

        assertThat(within(() -> new Stock(store()).claimSold(by, ANA, List.of(one), NOW)))
                .isEmpty();
        assertThat(within(() -> new Stock(store()).claimSold(by, ANA, List.of(one), NOW)))
                .isEmpty();
        release(by);

        assertThat(List.of(taken(key), counted(ANA, key))).containsExactly(2L, 1L);
        assertThat(within(() -> store().lock(by))).singleElement().matches(Claim::sold);
        comeBack(by, key, 1);
        assertThat(List.of(taken(key), counted(ANA, key))).containsExactly(1L, 0L);
    }
}
