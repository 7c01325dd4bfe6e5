package org.pointsmall.loyalty.programme.jdbc;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A journal that is written row by row, at any time and in any order, and remembered: the past can be added up without
 * asking the database. Its entries sum to zero and mean nothing else.
 */
final class HandmadeJournal {
    private static final YearMonth FIRST_MONTH = YearMonth.of(2026, 1);

    private record Line(Instant at, LedgerSide side, @Nullable YearMonth month, long amount) {}

    private final JdbcTemplate jdbc;
    private final Random random;
    private final List<Line> lines = new ArrayList<>();
    private final List<@Nullable YearMonth> lots = new ArrayList<>();
    private int entries;

    HandmadeJournal(DataSource dataSource, Random random) {
        jdbc = new JdbcTemplate(dataSource);
        this.random = random;
        for (String table :
                List.of("LOYALTY_CLOSING", "LOYALTY_POSTING", "LOYALTY_JOURNAL", "LOYALTY_LOT", "LOYALTY_ACCOUNT")) {
            jdbc.update("DELETE FROM " + table);
        }
        while (jdbc.update("DELETE FROM LOYALTY_CLOSED_DAY WHERE STARTS_AT IS NOT NULL AND ENDS_AT ="
                        + " (SELECT LAST_END FROM (SELECT MAX(ENDS_AT) AS LAST_END FROM LOYALTY_CLOSED_DAY) t)")
                > 0) {
            // The last day goes first.
        }
        jdbc.update(
                "INSERT INTO LOYALTY_ACCOUNT (ACCOUNT_ID, MEMBER_ID, STATUS, OPENED_AT) VALUES (1, 1, 'ACTIVE', ?)",
                Columns.column(Instant.EPOCH));
        for (int lot = 0; lot < 6; lot++) {
            openLot(lot == 0 ? null : FIRST_MONTH.plusMonths(lot / 2));
        }
    }

    private void openLot(@Nullable YearMonth month) {
        lots.add(month);
        jdbc.update(
                "INSERT INTO LOYALTY_LOT (LOT_ID, ACCOUNT_ID, EARNED_AT, AVAILABLE_AT, EXPIRES_AT, EXPIRY_MONTH)"
                        + " VALUES (?, 1, ?, ?, ?, ?)",
                lots.size(),
                Columns.column(Instant.EPOCH),
                Columns.column(Instant.EPOCH),
                month == null ? null : Columns.column(Instant.parse(month + "-28T00:00:00Z")),
                month == null ? null : month.getYear() * 100 + month.getMonthValue());
    }

    /** Adds an entry of a few random movements. */
    void post(Instant at) {
        entries++;
        jdbc.update(
                "INSERT INTO LOYALTY_JOURNAL (ENTRY_ID, ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS,"
                        + " OWNED_AFTER, ACTOR, POSTED_AT) VALUES (?, 1, 'ADJUST', ?, 'hash', 0, 0, 'test', ?)",
                entries,
                "key:" + entries,
                Columns.column(at));
        int movements = 1 + random.nextInt(3);
        for (int movement = 0; movement < movements; movement++) {
            long points = 1 + random.nextInt(1000);
            line(at, 2 * movement + 1, points);
            line(at, 2 * movement + 2, -points);
        }
    }

    private void line(Instant at, int number, long amount) {
        LedgerSide side = LedgerSide.values()[random.nextInt(LedgerSide.values().length)];
        int lot = random.nextInt(lots.size());
        boolean owes = side == LedgerSide.PROGRAMME_WRITTEN_OFF && random.nextBoolean();
        jdbc.update(
                "INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT) VALUES (?, ?, ?, 1, ?, ?)",
                entries,
                number,
                side.name(),
                side.isMembers() || owes ? lot + 1 : null,
                amount);
        lines.add(new Line(at, side, side.isMembers() ? lots.get(lot) : null, amount));
    }

    /** What each side stood at, by adding up every line up to this moment. */
    Map<LedgerSide, Long> sides(Instant at) {
        Map<LedgerSide, Long> sums = new EnumMap<>(LedgerSide.class);
        lines.stream()
                .filter(line -> !line.at().isAfter(at))
                .forEach(line -> sums.merge(line.side(), line.amount(), Long::sum));
        return sums;
    }

    /** The same of members' points, by month; zeros are left out. */
    Map<@Nullable YearMonth, Long> months(Instant at) {
        Map<@Nullable YearMonth, Long> sums = new HashMap<>();
        lines.stream()
                .filter(line -> line.side().isMembers() && !line.at().isAfter(at))
                .forEach(line -> sums.merge(line.month(), line.amount(), Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
