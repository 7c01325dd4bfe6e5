package org.pointsmall.loyalty.merging;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.statement.Statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/**
 * Whoever signs in, there is one account: logins that were merged, in whatever order and however often, are one person,
 * with one balance, statement, tier, limit and first order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("heavy")
abstract class MergedLoginsContract {
    private TestDatabase database;
    private MergedShop shop;

    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        shop = new MergedShop(database);
    }

    @AfterAll
    void stop() {
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomMergesAndMovementsAreThoseOfOnePerson(long seed) {
        new RandomPeople(shop, new Random(seed)).live(60);
    }

    @Test
    void aChainOfMergesIsOneStatementWithABalanceThatRuns() {
        List<MemberId> chain = shop.logins(3);
        shop.order(chain.get(0), 10);
        shop.order(chain.get(1), 20);
        shop.spend(chain.get(0), 5);
        shop.order(chain.get(2), 30);
        granted(shop.merge(chain.get(0), chain.get(1)));
        granted(shop.merge(chain.get(1), chain.get(2)));
        shop.spend(chain.get(0), 7);

        for (MemberId login : chain) {
            assertThat(shop.statement(login, 100))
                    .extracting(line -> line.entry().points(), line -> line.balanceAfter()
                            .value())
                    .containsExactly(
                            tuple(-7L, 648L),
                            tuple(425L, 655L),
                            tuple(-425L, 230L),
                            tuple(205L, 655L),
                            tuple(-205L, 450L),
                            tuple(230L, 655L),
                            tuple(-5L, 425L),
                            tuple(220L, 430L),
                            tuple(210L, 210L));
            assertThat(shop.statement(login, 2)).isEqualTo(shop.statement(login, 100));
        }
    }

    @Test
    void oneLimitForAllWhoWereMergedAndWhatTheyEarnedBeforeCounts() {
        List<MemberId> chain = shop.logins(3);
        assertThat(shop.order(chain.get(0), 3_000)).isEqualTo(3_200);
        assertThat(shop.order(chain.get(1), 1_000)).isEqualTo(1_200);
        granted(shop.merge(chain.get(0), chain.get(1)));
        granted(shop.merge(chain.get(1), chain.get(2)));

        assertThat(shop.estimate(chain.get(0), 9_000)).isEqualTo(600);
        assertThat(shop.order(chain.get(0), 9_000)).isEqualTo(600);
        assertThat(shop.order(chain.get(1), 9_000)).isZero();
        assertThat(shop.order(chain.get(2), 9_000)).isZero();
        shop.clock.moveOn(Duration.ofDays(1));
        assertThat(shop.order(chain.get(2), 9_000)).isEqualTo(5_000);
        assertThat(shop.order(chain.get(0), 9_000)).isZero();
    }

    @Test
    void theFirstOrderOfOneIsTheFirstOfAll() {
        List<MemberId> chain = shop.logins(3);
        assertThat(shop.order(chain.get(0), 10)).as("with the bonus").isEqualTo(210);
        granted(shop.merge(chain.get(0), chain.get(1)));
        granted(shop.merge(chain.get(1), chain.get(2)));

        assertThat(shop.order(chain.get(2), 10)).isEqualTo(10);
        assertThat(shop.order(chain.get(1), 10)).isEqualTo(10);
        assertThat(shop.order(chain.get(0), 10)).isEqualTo(10);
        assertThat(shop.buyers.buyer(chain.get(0), 0).orders()).isEqualTo(4);
    }

    @Test
    void theTierIsThatOfAllTogether() {
        List<MemberId> chain = shop.logins(3);
        shop.order(chain.get(0), 800);
        granted(shop.merge(chain.get(0), chain.get(1)));
        granted(shop.merge(chain.get(1), chain.get(2)));
        assertThat(shop.tier(chain.get(0))).isEqualTo("silver");

        shop.order(chain.get(0), 4_000);

        assertThat(chain).allSatisfy(login -> {
            assertThat(shop.tier(login)).isEqualTo("gold");
            assertThat(shop.tiers.history(login, 1)).isEqualTo(shop.tiers.history(chain.get(2), 1));
        });
    }

    @Test
    void allAreMembersSinceTheFirstOfThem() {
        List<MemberId> chain = shop.logins(3);
        shop.order(chain.get(1), 1);
        var opened = shop.clock.instant();
        shop.clock.moveOn(Duration.ofHours(1));
        shop.order(chain.get(0), 1);
        shop.order(chain.get(2), 1);
        granted(shop.merge(chain.get(0), chain.get(1)));
        granted(shop.merge(chain.get(1), chain.get(2)));

        assertThat(chain)
                .allSatisfy(login ->
                        assertThat(shop.buyers.buyer(login, 0).enrolledAt()).contains(opened));
        assertThat(shop.buyers.buyer(new MemberId(Long.MAX_VALUE), 0).enrolledAt())
                .isEmpty();
    }

    @Test
    void mergingInACircleIsRefused() {
        List<MemberId> chain = shop.logins(3);
        shop.order(chain.get(0), 10);
        granted(shop.merge(chain.get(0), chain.get(1)));
        granted(shop.merge(chain.get(1), chain.get(2)));
        long one = shop.ledger.account(chain.get(2)).orElseThrow().id().value();
        Refusal circle = Refusal.of(RefusalCode.CONFLICT).with("sameAccount", one);

        for (MemberId login : chain) {
            assertThat(refused(shop.merge(chain.get(2), login))).isEqualTo(circle);
        }
        assertThat(granted(shop.merge(chain.get(0), chain.get(2))).available())
                .as("it was merged there before, by way of another")
                .isEqualTo(Points.of(210));
        assertThat(granted(shop.merge(chain.get(0), chain.get(1))).available()).isEqualTo(Points.of(210));
    }

    @Test
    void aHoldThatIsOpenEndsWhereItsAccountIs() {
        List<MemberId> chain = shop.logins(3);
        shop.order(chain.get(1), 10);
        Hold hold = granted(shop.hold(chain.get(1), 60));

        granted(shop.merge(chain.get(0), chain.get(1)));
        assertThat(refused(shop.merge(chain.get(1), chain.get(2))))
                .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("held", 60L));
        assertThat(chain.subList(0, 2))
                .allSatisfy(
                        login -> assertThat(shop.ledger.balance(login).held()).isEqualTo(Points.of(60)));

        granted(shop.commit(hold));
        granted(shop.merge(chain.get(1), chain.get(2)));
        assertThat(chain)
                .allSatisfy(
                        login -> assertThat(shop.ledger.balance(login).spent()).isEqualTo(Points.of(60)));
    }

    @Test
    void accountsThatWereMergedBeforeThisVersionAreLedToTheEndByTheMigration() throws Exception {
        List<MemberId> chain = shop.logins(9);
        chain.forEach(login -> shop.order(login, 1));
        List<Long> accounts = chain.stream()
                .map(login -> shop.ledger.account(login).orElseThrow().id().value())
                .toList();
        for (int i = 1; i < accounts.size(); i++) {
            shop.jdbc.update(
                    "UPDATE LOYALTY_ACCOUNT SET STATUS = 'MERGED', MERGED_INTO = ? WHERE ACCOUNT_ID = ?",
                    accounts.get(i),
                    accounts.get(i - 1));
        }
        shop.jdbc.update("DELETE FROM LOYALTY_CHANGELOG WHERE ID = 'loyalty-6-merged-to-the-end'");

        database.migrate();

        assertThat(shop.jdbc.queryForList(
                        "SELECT DISTINCT MERGED_INTO FROM LOYALTY_ACCOUNT WHERE ACCOUNT_ID >= ? AND ACCOUNT_ID < ?",
                        Long.class,
                        accounts.get(0),
                        accounts.get(8)))
                .containsExactly(accounts.get(8));
    }

    @Test
    void countsOfThisVersionsPredecessorFindTheirMembers() throws Exception {
        long member = shop.logins(1).get(0).value();
        shop.jdbc.update(
                "INSERT INTO LOYALTY_LIMIT_COUNT (LIMIT_KEY, POINTS) VALUES (?, 3), (?, 4)",
                "rule-77/member-" + member + "/2026-11",
                "rule-77/all/" + member);
        shop.jdbc.update("DELETE FROM LOYALTY_CHANGELOG WHERE ID LIKE 'loyalty-6-limit-count-members%'");

        database.migrate();

        assertThat(shop.jdbc.queryForList(
                        "SELECT LIMIT_KEY FROM LOYALTY_LIMIT_COUNT WHERE MEMBER_ID = ?", String.class, member))
                .containsExactly("rule-77/member-" + member + "/2026-11");
    }

    @Test
    void expirationsAreThoseOfAllTogetherSoonestFirst() {
        List<MemberId> chain = shop.logins(3);
        shop.give(chain.get(0), 5, "2027-02-01");
        shop.give(chain.get(1), 7, "2027-01-01");
        shop.give(chain.get(2), 11, "2027-02-01");
        granted(shop.merge(chain.get(0), chain.get(1)));
        granted(shop.merge(chain.get(1), chain.get(2)));

        assertThat(chain).allSatisfy(login -> {
            List<Statements.Expiration> dates = shop.statements.expirations(login, null, 10);
            assertThat(dates).extracting(date -> date.points().value()).containsExactly(7L, 16L);
            assertThat(dates).isSortedAccordingTo(Comparator.comparing(Statements.Expiration::at));
            assertThat(shop.statements.expirations(login, null, 1)).isEqualTo(dates.subList(0, 1));
            assertThat(shop.statements.expirations(login, dates.get(0).at(), 10))
                    .isEqualTo(dates.subList(1, 2));
            assertThat(shop.statements.nextExpiration(login)).contains(dates.get(0));
        });
    }

    @Test
    void debtsOfBothAreOneDebtAndAreLeftToTheOneWhoStands() {
        List<MemberId> chain = shop.logins(3);
        IntStream.range(0, 2).forEach(i -> shop.owe(chain.get(i), 10 + i));
        granted(shop.merge(chain.get(0), chain.get(1)));
        granted(shop.merge(chain.get(1), chain.get(2)));

        assertThat(chain)
                .allSatisfy(
                        login -> assertThat(shop.ledger.balance(login).debt()).isEqualTo(Points.of(21)));
        shop.give(chain.get(0), 30, null);
        assertThat(shop.ledger.balance(chain.get(2)).available()).isEqualTo(Points.of(9));
    }
}
