package org.pointsmall.loyalty.adjustment.opening;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.State;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk.Brought;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.upload.FileProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Opening balances on each database that a store may have: from the file to the books. */
abstract class OpeningBalancesContract extends OpeningsFixture {
    @Test
    void whatIsWrongIsNamedAndNothingOfItIsDone() {
        long first = members();
        long closed = first + 9;
        shop.transactions.required(
                () -> granted(shop.ledger.close(new MemberId(closed), new Leftover.Forfeited(), "eve", "moved")));
        shop.take(
                HEADER
                        + "m" + first + ",5,2025-01-01,never,,,known-" + first + "\n"
                        + "m" + first + ",3,2025-01-01,never,,,other-" + first + "\n",
                "one " + first);
        long batch = shop.bring(
                HEADER
                        + "m" + first + ",100,2026/1/5,2027-12-31,gold,2027-06-30,a" + first + "\n"
                        + ",100,,,,,\n"
                        + "m" + first + ",1.5,,,,,\n"
                        + "m" + first + ",100,5/1/2026,,,,\n"
                        + "m" + first + ",100,2099-12-02,,,,\n"
                        + "m" + first + ",100,2025-01-01,2026-11-30,,,\n"
                        + "m" + first + ",100,2024-01-01,,,,\n"
                        + "m" + first + ",100,2026-02-30,,,,\n"
                        + "m" + first + ",7,,,,,a" + first + "\n"
                        + "m99999999,7,,,,,\n"
                        + "twins@example.com,7,,,,,\n"
                        + "m" + closed + ",7,,,,,\n"
                        + "m" + first + ",7,,,platinum,,\n"
                        + "m" + first + ",7,,,gold,2026-11-30,\n"
                        + "m" + first + ",0,,,,,\n"
                        + "m" + first + ",5,2025-01-01,never,,,known-" + first + "\n"
                        + "m" + first + ",6,2025-01-01,never,,,other-" + first + "\n"
                        + "m" + first + ",7,,,,," + "r".repeat(101) + "\n"
                        + "m" + (first + 1) + ",50,20260105,永久,,,\n"
                        + "m" + (first + 1) + ",20,,,,,\n",
                "two " + first);
        shop.runTheJob();

        assertThat(shop.rows(batch))
                .containsExactly(
                        "2 OPEN",
                        "3 NO_MEMBER",
                        "4 NO_POINTS",
                        "5 NO_DAY",
                        "6 EARNED_LATER",
                        "7 EXPIRED",
                        "8 EXPIRED",
                        "9 NO_DAY",
                        "10 TWICE",
                        "11 UNKNOWN_MEMBER",
                        "12 SEVERAL_MEMBERS",
                        "13 ACCOUNT_CLOSED",
                        "14 UNKNOWN_TIER",
                        "15 TIER_OVER",
                        "16 NO_POINTS",
                        "17 BEFORE",
                        "18 OTHER_CONTENT",
                        "19 NO_REFERENCE",
                        "20 OPEN",
                        "21 OPEN");
        OpeningSums sums = shop.openings.sums(batch);
        assertThat(sums)
                .isEqualTo(new OpeningSums(
                        2,
                        3,
                        1,
                        Points.of(170),
                        List.of(
                                new OpeningSums.Year(2027, 2, Points.of(120)),
                                new OpeningSums.Year(null, 1, Points.of(50)))));
        assertThat(shop.bulk.counts(batch).rows(BatchRow.State.SKIPPED)).isEqualTo(1);
        assertThat(shop.available(first)).isEqualTo(8);

        granted(shop.bulk.start(batch, "eve"));
        shop.runTheJob();

        assertThat(shop.available(first)).isEqualTo(108);
        assertThat(shop.available(first + 1)).isEqualTo(70);
        assertThat(shop.openings.sums(batch)).isEqualTo(sums);
        assertThat(jdbc.queryForMap(
                        "SELECT KIND, ACTOR, REASON, POINTS, OWNED_AFTER FROM LOYALTY_JOURNAL WHERE POSTING_KEY = ?",
                        "opening-a" + first))
                .containsEntry("KIND", "OPENING")
                .containsEntry("ACTOR", "eve")
                .containsEntry("REASON", "two " + first)
                .containsEntry("POINTS", 100L)
                .containsEntry("OWNED_AFTER", 108L);
        assertThat(count(
                        "LOYALTY_POSTING p JOIN LOYALTY_JOURNAL j ON j.ENTRY_ID = p.ENTRY_ID"
                                + " WHERE j.POSTING_KEY = ? AND p.SIDE = 'PROGRAMME_OPENING' AND p.AMOUNT = -100",
                        "opening-a" + first))
                .isEqualTo(1);
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        assertThat(refused("name,amount\nm1,5\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileProblem.Reason.NO_COLUMNS);
        assertThat(refused(HEADER.getBytes(StandardCharsets.UTF_8))).isEqualTo(FileProblem.Reason.NO_ROWS);
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 0, 1, 2})).isEqualTo(FileProblem.Reason.NO_TEXT);
        assertThat(refused(new byte[OpeningBalances.MOST_BYTES + 1])).isEqualTo(FileProblem.Reason.TOO_LARGE);
    }

    private FileProblem.Reason refused(byte[] bytes) {
        Brought brought = shop.openings.bring("x.csv", bytes, "why", "", "eve");
        return ((Brought.Unreadable) brought).problem().reason();
    }

    @Test
    void theSameAgainAddsNothingInWhicheverFileAndCharset() {
        long first = members();
        String rows = "会员,积分,获得日期,到期日,流水号\n"
                + "m" + first + ",30,2025-03-01,2027-03-01,ref-" + first + "\n"
                + "m" + first + ",30,2025-03-01,2027-03-01,\n"
                + "m" + first + ",30,2025-03-01,2027-03-01,\n"
                + "m" + (first + 1) + ",40,,,\n";
        String reason = "迁移 " + first;
        long batch = shop.take(rows, reason);
        assertThat(shop.available(first)).isEqualTo(90);
        for (Charset charset : List.of(Charset.forName("GB18030"), StandardCharsets.UTF_16LE)) {
            String marked = charset.name().startsWith("GB") ? rows : "\uFEFF" + rows;
            assertThat(shop.openings.bring("again.csv", marked.getBytes(charset), reason, "", "bob"))
                    .isEqualTo(new Brought.Kept(batch, true));
        }

        // Other columns, another order, one row more, and the programme's points last longer by now.
        shop.validity.set(new Expiry.Never());
        long other = shop.take(
                "reference,expires_on,earned_on,points,login\n"
                        + ",,,40,m" + (first + 1) + "\n"
                        + ",2027/3/1,2025.3.1,30,m" + first + "\n"
                        + "ref-" + first + ",2027-03-01,20250301,30,m" + first + "\n"
                        + ",2027-03-01,2025-03-01,30,m" + first + "\n"
                        + ",2027-03-01,2025-03-01,30,m" + first + "\n",
                "again " + first);

        assertThat(shop.rows(other)).containsExactly("2 BEFORE", "3 BEFORE", "4 BEFORE", "5 BEFORE", "6 MOVED");
        assertThat(shop.available(first)).isEqualTo(120);
        assertThat(shop.available(first + 1)).isEqualTo(40);
        shop.validity.set(OpeningShop.A_YEAR);
    }

    @Test
    void manyLotsCutOffAnywhereArePostedOnceEach() {
        long first = members();
        StringBuilder file = new StringBuilder(HEADER);
        LongStream.range(0, 12_000)
                .forEach(i -> file.append("m").append(first + i / 2).append(",3,2026-01-01,2027-12-31,,,\n"));
        long batch = shop.bring(file.toString(), "cut " + first);
        shop.job.begin().next();
        assertThat(shop.bulk.find(batch).orElseThrow().state()).isEqualTo(State.READING);
        shop.runTheJob();
        granted(shop.bulk.start(batch, "eve"));
        assertThat(shop.oneChunk(batch)).hasValue(5_000);
        granted(shop.bulk.stop(batch));
        assertThat(shop.oneChunk(batch)).isEmpty();
        granted(shop.bulk.start(batch, "eve"));
        shop.oneChunk(batch);
        // As a kill would leave it if rows were noted apart from their points.
        jdbc.update("UPDATE LOYALTY_POINTS_BATCH SET REACHED = 0 WHERE BATCH_ID = ?", batch);
        jdbc.update("UPDATE LOYALTY_POINTS_BATCH_ROW SET STATE = 'OPEN' WHERE BATCH_ID = ? AND LINE < 50", batch);
        shop.runTheJob();

        assertThat(shop.bulk.find(batch).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(count(
                        "LOYALTY_LOT l JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = l.ACCOUNT_ID WHERE a.MEMBER_ID >= ?"
                                + " AND a.MEMBER_ID < ? AND a.AVAILABLE = 6 AND l.AVAILABLE = 3 AND l.EXPIRY_MONTH = 202712",
                        first,
                        first + 6_000))
                .isEqualTo(12_000);
        assertThat(shop.bulk.counts(batch).rows(BatchRow.State.SKIPPED)).isEqualTo(48);
        assertThat(shop.bulk.counts(batch).rows(BatchRow.State.MOVED)).isEqualTo(11_952);
    }

    @Test
    void lotsBurnAndExpireLikeOthersAndAnOpeningIsReversedOnce() {
        long first = members();
        MemberId member = new MemberId(first);
        shop.take(
                HEADER
                        + "m" + first + ",10,2026-01-01,2027-05-31,,,late-" + first + "\n"
                        + "m" + first + ",20,2026-06-01,2026-12-31,,,soon-" + first + "\n",
                "lots " + first);
        adjust(first, -15);
        assertThat(left(first, 202612)).isEqualTo(5);
        OpeningShop later = new OpeningShop(database.dataSource());
        later.pass(Duration.between(OpeningShop.START, Instant.parse("2027-01-01T00:00:00Z")));
        later.expire();
        assertThat(shop.available(first)).isEqualTo(10);
        assertThat(shop.ledger.balance(member).expired().value()).isEqualTo(5);

        EntryId late = new EntryId(jdbc.queryForObject(
                "SELECT ENTRY_ID FROM LOYALTY_JOURNAL WHERE POSTING_KEY = ?", Long.class, "opening-late-" + first));
        for (int again = 0; again < 2; again++) {
            granted(shop.transactions.required(() -> shop.ledger.reverse(late, "eve", "was another's")));
        }
        assertThat(shop.available(first)).isZero();
        assertThat(count(
                        "LOYALTY_POSTING p JOIN LOYALTY_JOURNAL j ON j.ENTRY_ID = p.ENTRY_ID"
                                + " WHERE j.REVERSES_ENTRY_ID = ? AND p.SIDE = 'PROGRAMME_OPENING' AND p.AMOUNT = 10",
                        late.value()))
                .isEqualTo(1);
    }

    private void adjust(long member, long points) {
        granted(shop.transactions.required(() -> shop.ledger.adjust(new Adjustment(
                new MemberId(member), new PostingKey("a:" + member + points), points, LotPolicy.LASTING, "eve", "x"))));
    }

    private long left(long member, int month) {
        return jdbc.queryForObject(
                "SELECT SUM(l.AVAILABLE) FROM LOYALTY_LOT l JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = l.ACCOUNT_ID"
                        + " WHERE a.MEMBER_ID = ? AND l.EXPIRY_MONTH = ?",
                Long.class,
                member,
                month);
    }

    /** Other systems write their first and last day for none; not every database knows them, in every zone. */
    @Test
    void daysThatNoDatabaseKnowsAreRefusedAndTheOthersGoOn() {
        long first = members();
        long batch = shop.take(
                HEADER
                        + "m" + first + ",1,,9999-12-31,,,\n"
                        + "m" + first + ",2,0001-01-01,2030-01-01,,,\n"
                        + "m" + first + ",,,,gold,9999-12-31,\n"
                        + "m" + first + ",4,,,a tier with a name of more than thirty letters,,\n"
                        + "m" + first + ",8,1900-01-01,9998-12-31,,,\n"
                        + "m" + first + ",16,,99991,,,\n",
                "days " + first);

        assertThat(shop.rows(batch))
                .containsExactly("2 MOVED", "3 NO_DAY", "4 NO_DAY", "5 UNKNOWN_TIER", "6 MOVED", "7 NO_DAY");
        assertThat(shop.available(first)).isEqualTo(9);
    }

    @Test
    void aTierThatIsRemovedAfterTheFileWasReadRefusesItsRowAndNoLotComesWithoutIt() {
        long first = members();
        long batch = shop.bring(
                HEADER + "m" + first + ",5,,,gold,,\n" + "m" + (first + 1) + ",7,,,silver,,\n", "removed " + first);
        shop.runTheJob();
        TierSchemes schemes = shop.tiers.tierSchemes();
        TierScheme all = schemes.inForce().scheme();
        List<Tier> withoutGold =
                all.tiers().stream().filter(tier -> tier.rank() != 20).toList();
        schemes.save(
                schemes.inForce().number(),
                new TierScheme(all.measure(), all.period(), all.grace(), all.currency(), withoutGold),
                "test");
        try {
            granted(shop.bulk.start(batch, "eve"));
            shop.runTheJob();
        } finally {
            schemes.save(schemes.inForce().number(), all, "test");
        }

        assertThat(shop.rows(batch)).containsExactly("2 UNKNOWN_TIER", "3 MOVED");
        assertThat(shop.available(first)).isZero();
        assertThat(shop.available(first + 1)).isEqualTo(7);
    }
}
