package org.pointsmall.loyalty.insight.dashboard.jdbc;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.insight.dashboard.MallFigures;
import org.pointsmall.loyalty.insight.dashboard.MallReads;
import org.pointsmall.loyalty.insight.dashboard.RewardFigures;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the mall did is what is stored. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MallReadsContract {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LAST = UNTIL.minusMillis(1);

    private TestDatabase database;
    private JdbcTemplate jdbc;
    private MallReads reads;
    private int rows;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        reads = new JdbcMallReads(database.dataSource());
        jdbc.update(
                "INSERT INTO LOYALTY_ACCOUNT (ACCOUNT_ID, MEMBER_ID, STATUS, OPENED_AT) VALUES (1, 1, 'ACTIVE', ?)",
                Columns.column(Instant.EPOCH));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void clicksAreOfWhatWasSeenInTheSpanWheneverItWasClicked() {
        seen(FROM.minusMillis(1), FROM);
        seen(FROM, null);
        seen(FROM, FROM.plusSeconds(5));
        seen(LAST, UNTIL.plusSeconds(5));
        seen(UNTIL, UNTIL);

        assertThat(reads.clicks(FROM, UNTIL)).isEqualTo(new MallFigures.Clicks(3, 2));
        assertThat(reads.clicks(UNTIL.plusSeconds(9), UNTIL.plusSeconds(10))).isEqualTo(new MallFigures.Clicks(0, 0));
    }

    @Test
    void aCouponIsInOneStageAndTheStagesSumToAllOfThem() {
        reward("COUPON", FROM.minusMillis(1), 1, "EXPIRED");
        reward("COUPON", FROM, 1, null);
        reward("COUPON", FROM, 0, "USED");
        reward("COUPON", LAST, 1, "EXPIRED");
        reward("COUPON", LAST, 2, "EXPIRED");
        reward("COUPON", LAST, 2, "VOIDED");
        reward("COUPON", LAST, 1, "VOIDED");
        reward("CODE", LAST, 2, null);
        reward("COUPON", UNTIL, 2, null);

        MallFigures.Funnel funnel = reads.coupons(FROM, UNTIL);

        assertThat(funnel).isEqualTo(new MallFigures.Funnel(6, 4, 1, 1, 0));
        assertThat(funnel.used() + funnel.expired() + funnel.voided() + funnel.open())
                .isEqualTo(funnel.exchanged());
    }

    @Test
    void rewardsAreCountedByOfferWithoutThoseThatWentBack() {
        Instant from = FROM.plus(Duration.ofDays(900));
        reward("CODE", from.minusMillis(1), 2, null);
        reward("CODE", from, 2, null);
        reward("COUPON", from, 0, "USED");
        reward("ENTITLEMENT", from.plusSeconds(9), 1, "EXPIRED");
        reward("ENTITLEMENT", from.plusSeconds(9), 1, "VOIDED");
        reward("CODE", from.plusSeconds(10), 2, null);

        assertThat(reads.rewards(from, from.plusSeconds(10))).containsExactly(new RewardFigures.Given(1, 3));
    }

    @Test
    void aPoolHasWhatIsLeftAndWhatWasGivenLately() {
        long pool = pool("茶饮 10 元码", 5, 3);
        pool("empty", 0, 0);
        code(pool, 1, reward("CODE", FROM.minus(Duration.ofDays(400)), 1, null));
        code(pool, 2, reward("CODE", FROM.plus(Duration.ofDays(400)), 1, null));
        code(pool, 3, reward("CODE", FROM.plus(Duration.ofDays(401)), 1, null));

        assertThat(reads.pools(FROM.plus(Duration.ofDays(400))))
                .extracting(MallFigures.Pool::name, MallFigures.Pool::left, MallFigures.Pool::given)
                .containsExactlyInAnyOrder(tuple("茶饮 10 元码", 2L, 2L), tuple("empty", 0L, 0L));
    }

    @Test
    void aPoolLastsAtTheRateOfLate() {
        assertThat(new MallFigures.Pool(1, "a", 20, 60).days()).hasValue(10);
        assertThat(new MallFigures.Pool(1, "a", 20, 0).days()).isEmpty();
        assertThat(new MallFigures.Pool(1, "a", 0, 0).days()).hasValue(0);
    }

    private void seen(Instant at, @Nullable Instant clicked) {
        jdbc.update(
                "INSERT INTO LOYALTY_RECOMMENDED (REQUEST_ID, OFFER_ID, PLACEMENT, PLACE, REASON, SOURCE, SEEN_AT,"
                        + " CLICKED_AT) VALUES (?, 1, 'HOME', 0, 'YOURS_NOW', 'DATABASE', ?, ?)",
                ++rows,
                Columns.column(at),
                Columns.column(clicked));
    }

    /** Of two uses. */
    private long reward(String kind, Instant at, int usesLeft, @Nullable String ended) {
        int id = ++rows;
        jdbc.update(
                "INSERT INTO LOYALTY_JOURNAL (ENTRY_ID, ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS,"
                        + " OWNED_AFTER, ACTOR, POSTED_AT) VALUES (?, 1, 'EXCHANGE', ?, 'hash', -1, 0, 'test', ?)",
                id,
                "mall:" + id,
                Columns.column(at));
        jdbc.update(
                "INSERT INTO LOYALTY_REWARD (REWARD_ID, MEMBER_ID, BOUGHT_BY, REQUEST_KEY, REQUEST_HASH, OFFER_ID,"
                        + " OFFER_VERSION, KIND, NAME_EN, NAME_ZH, SUBJECT, PIECES, POINTS, POINTS_BACK, ENTRY_ID, USES,"
                        + " USES_LEFT, ACTIVE_FROM, GIVES_BACK, ENDED, ISSUED_AT, ENDED_AT)"
                        + " VALUES (?, 1, 1, ?, ?, 1, 1, ?, 'a', 'b', 'c', 1, 1, 0, ?, 2, ?, ?, TRUE, ?, ?, ?)",
                id,
                "key-" + id,
                "0".repeat(64),
                kind,
                id,
                usesLeft,
                Columns.column(at),
                ended,
                Columns.column(at),
                ended == null ? null : Columns.column(at));
        return id;
    }

    private long pool(String name, long added, long given) {
        jdbc.update(
                "INSERT INTO LOYALTY_CODE_POOL (POOL_ID, NAME, ADDED, GIVEN, OPENED_AT, ACTOR) VALUES (?, ?, ?, ?, ?, 'test')",
                ++rows,
                name,
                added,
                given,
                Columns.column(FROM));
        if (added > 0) {
            jdbc.update(
                    "INSERT INTO LOYALTY_CODE_IMPORT (IMPORT_ID, POOL_ID, FILE_HASH, FILE_NAME, CODES, DONE, ADDED,"
                            + " TWICE_IN_FILE, IN_POOL, BEGUN_AT, ACTOR) VALUES (?, ?, ?, 'a.csv', 5, 5, 5, 0, 0, ?, 'test')",
                    rows,
                    rows,
                    "0".repeat(64),
                    Columns.column(FROM));
        }
        return rows;
    }

    private void code(long pool, int nth, long reward) {
        jdbc.update(
                "INSERT INTO LOYALTY_CODE (POOL_ID, NTH, MARK, SEALED, IMPORT_ID, REWARD_ID) VALUES (?, ?, ?, 'x', ?, ?)",
                pool,
                nth,
                Integer.toString(nth).repeat(64),
                pool,
                reward);
    }
}
