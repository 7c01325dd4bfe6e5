package org.pointsmall.loyalty.programme.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.programme.Liability;
import org.pointsmall.loyalty.programme.Totals;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_HELD;

/** The programme's totals of what a ledger has really posted. */
@Tag("heavy")
class ProgrammeOfALedgerTest {
    private static final MemberId ANN = new MemberId(1);
    private static final MemberId BOB = new MemberId(2);
    private static final Instant END_OF_JUNE = Instant.parse("2026-07-01T00:00:00Z");
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final TestDatabase database = TestDatabase.inMemory("programme-of-a-ledger-" + UUID.randomUUID());
    private ClosingDays days;
    private Ledger ledger;

    @BeforeEach
    void startLedger() throws Exception {
        database.migrate();
        days = new ClosingDays(database.dataSource(), clock, ZoneOffset.UTC);
        ledger = new Ledger(new JdbcLedgerStore(database.dataSource(), days.transactions, days.time), days, days.time);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void followsPointsThroughTheirStates() {
        earn(ANN, 100, END_OF_JUNE);
        earn(ANN, 50, null);
        Totals earned = now();
        aDayPasses();
        Hold hold = granted(in(() -> hold(7, 30)));
        Totals held = now();
        granted(in(() -> ledger.commit(hold.id(), new OrderRef(7, "N-7"))));
        aDayPasses();
        granted(in(() ->
                ledger.adjust(new Adjustment(BOB, PostingKey.of("gift", 1), 5, LotPolicy.LASTING, "admin", "a gift"))));
        Totals after = now();
        Liability liability = days.programme.valued(after);

        assertThat(earned.outstandingByMonth()).hasToString("{2026-06=100, null=50}");
        assertThat(held.outstandingByMonth()).isEqualTo(earned.outstandingByMonth());
        assertThat(held.of(MEMBER_HELD)).isEqualTo(30);
        assertThat(after.outstandingByMonth()).hasToString("{2026-06=70, null=55}");
        assertThat(after.issued()).isEqualTo(150);
        assertThat(after.burned()).isEqualTo(30);
        assertThat(after.adjusted()).isEqualTo(5);
        assertThat(liability.months().get(0).expires()).isEqualTo(JUNE);
        assertThat(liability.money().minorUnits()).isEqualTo(417);
        assertThat(days.programme.totals(earned.at())).hasToString(earned.toString());
        assertThat(days.programme.totals(held.at()).of(MEMBER_HELD)).isZero();
    }

    @Test
    void pointsBreakWhenTheirExpiryIsPosted() {
        earn(ANN, 100, END_OF_JUNE);
        clock.moveOn(Duration.between(clock.instant(), END_OF_JUNE));
        Totals due = now();
        clock.moveOn(Duration.ofSeconds(1));
        earn(ANN, 1, null);
        in(() -> hold(8, 1));
        Totals posted = now();

        assertThat(due.outstanding()).isEqualTo(100);
        assertThat(posted.outstanding()).isEqualTo(1);
        assertThat(posted.breakage()).isEqualTo(100);
    }

    @Test
    void aMergeMovesNothingOverTheProgramme() {
        earn(ANN, 100, END_OF_JUNE);
        earn(BOB, 10, null);
        String before = sides();
        granted(in(() -> ledger.merge(ANN, BOB, "admin", "one person")));
        String merged = sides();
        aDayPasses();
        aDayPasses();

        assertThat(merged).isEqualTo(before);
        assertThat(sides()).isEqualTo(before);
        assertThat(days.proof.first()).isEmpty();
    }

    private void earn(MemberId member, long points, @Nullable Instant expiresAt) {
        granted(in(() -> ledger.earn(new Earning(
                member,
                PostingKey.of("given", member.value() * 1000 + points),
                Points.of(points),
                null,
                LedgerFixture.until(expiresAt),
                "test",
                List.of()))));
    }

    private Outcome<Hold> hold(long order, long points) {
        return ledger.hold(new HoldRequest(
                ANN,
                order,
                Points.of(points),
                new Money(points, LedgerFixture.CNY),
                LedgerFixture.A_POINT_IS_A_FEN,
                LedgerFixture.A_CHECKOUT));
    }

    private void aDayPasses() {
        clock.moveOn(Duration.ofDays(1));
        days.run();
    }

    private Totals now() {
        return days.programme.totals(clock.instant());
    }

    private String sides() {
        Totals totals = now();
        return totals.toString().replace(totals.at().toString(), "");
    }

    private <T> Outcome<T> in(Supplier<Outcome<T>> work) {
        return days.transactions.required(work);
    }
}
