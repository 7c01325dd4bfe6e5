package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.ledger.LotId;
import org.pointsmall.loyalty.ledger.OrderTotals;
import org.pointsmall.loyalty.ledger.Posting;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.jdbc.AllocationJson;
import org.pointsmall.loyalty.trace.jdbc.TraceJson;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** The journal and its lines: only ever appended to. */
final class JdbcJournal {
    private static final Insert INSERT = new Insert(
            "INSERT INTO LOYALTY_JOURNAL (ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS, OWNED_AFTER,"
                    + " ORDER_ID, ORDER_NUMBER, HOLD_ID, ACTOR, REASON, REVERSES_ENTRY_ID, RULE_TRACE, ALLOCATION,"
                    + " POSTED_AT) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "ENTRY_ID",
            Types.BIGINT,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.BIGINT,
            Types.BIGINT,
            Types.BIGINT,
            Types.VARCHAR,
            Types.BIGINT,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.BIGINT,
            Types.LONGVARCHAR,
            Types.LONGVARCHAR,
            Types.TIMESTAMP_WITH_TIMEZONE);
    private static final int[] POSTING_TYPES = {
        Types.BIGINT, Types.INTEGER, Types.VARCHAR, Types.BIGINT, Types.BIGINT, Types.BIGINT
    };

    private final JdbcTemplate jdbc;
    private final LedgerPipeline writes;

    JdbcJournal(JdbcTemplate jdbc, LedgerPipeline writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    JournalEntry append(Account account, EntryDraft draft) {
        EntryId id = new EntryId(insert(
                account.id(), draft, account.balance().after(draft.postings()).owned()));
        insertPostings(account.id(), id, draft.postings());
        return JournalEntry.posted(id, account, draft);
    }

    Optional<JournalEntry> entry(PostingKey key) {
        return entry("POSTING_KEY", key.value());
    }

    Optional<JournalEntry> entry(EntryId id) {
        return entry("ENTRY_ID", id.value());
    }

    private Optional<JournalEntry> entry(String column, Object value) {
        return jdbc
                .query(
                        "SELECT " + JournalRows.COLUMNS + " FROM LOYALTY_JOURNAL j WHERE j." + column + " = ?",
                        JournalRows::entry,
                        value)
                .stream()
                .findFirst();
    }

    List<Posting> postings(EntryId entry) {
        return jdbc.query(
                "SELECT SIDE, LOT_ID, AMOUNT FROM LOYALTY_POSTING WHERE ENTRY_ID = ? ORDER BY LINE",
                (row, index) -> {
                    Long lot = Columns.longOrNull(row, "LOT_ID");
                    return new Posting(
                            LedgerSide.valueOf(row.getString("SIDE")),
                            lot == null ? null : new LotId(lot),
                            row.getLong("AMOUNT"));
                },
                entry.value());
    }

    Allocation allocation(EntryId entry) {
        return AllocationJson.read(jdbc.queryForObject(
                "SELECT ALLOCATION FROM LOYALTY_JOURNAL WHERE ENTRY_ID = ?", String.class, entry.value()));
    }

    OrderTotals totals(long orderId) {
        long[] sums = new long[4];
        EntryId[] entries = new EntryId[2];
        jdbc.query(
                "SELECT j.KIND, MAX(j.ENTRY_ID) AS ENTRY_ID, SUM(p.AMOUNT) AS AMOUNT FROM LOYALTY_JOURNAL j"
                        + " JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID WHERE j.ORDER_ID = ?"
                        + " AND p.SIDE IN ('PROGRAMME_ISSUED', 'PROGRAMME_BURNED') GROUP BY j.KIND",
                row -> {
                    long amount = Math.abs(row.getLong("AMOUNT"));
                    switch (EntryKind.valueOf(row.getString("KIND"))) {
                        case EARN -> {
                            sums[0] = amount;
                            entries[0] = new EntryId(row.getLong("ENTRY_ID"));
                        }
                        case CLAWBACK -> sums[1] = amount;
                        case BURN -> {
                            sums[2] = amount;
                            entries[1] = new EntryId(row.getLong("ENTRY_ID"));
                        }
                        case RETURN -> sums[3] = amount;
                        default -> throw new IllegalStateException("no movement of an order: " + orderId);
                    }
                },
                orderId);
        return new OrderTotals(
                Points.of(sums[0]), Points.of(sums[1]), Points.of(sums[2]), Points.of(sums[3]), entries[0], entries[1]);
    }

    Points givenBack(EntryId exchange) {
        Long sum = jdbc.queryForObject(
                "SELECT COALESCE(SUM(POINTS), 0) FROM LOYALTY_JOURNAL WHERE REVERSES_ENTRY_ID = ?",
                Long.class,
                exchange.value());
        return Points.of(Objects.requireNonNull(sum));
    }

    Points writtenOff(long orderId) {
        Long sum = jdbc.queryForObject(
                "SELECT COALESCE(SUM(p.AMOUNT), 0) FROM LOYALTY_JOURNAL j"
                        + " JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID WHERE j.ORDER_ID = ?"
                        + " AND j.KIND IN ('CLAWBACK', 'RECOVER') AND p.SIDE = 'PROGRAMME_WRITTEN_OFF'",
                Long.class,
                orderId);
        return Points.of(Math.max(0, -Objects.requireNonNull(sum)));
    }

    Map<LedgerSide, Long> programmeSides(AccountId account) {
        Map<LedgerSide, Long> sides = new EnumMap<>(LedgerSide.class);
        jdbc.query(
                "SELECT SIDE, SUM(AMOUNT) AS AMOUNT FROM LOYALTY_POSTING WHERE ACCOUNT_ID = ? AND LOT_ID IS NULL"
                        + " GROUP BY SIDE HAVING SUM(AMOUNT) <> 0",
                row -> {
                    sides.put(LedgerSide.valueOf(row.getString("SIDE")), row.getLong("AMOUNT"));
                },
                account.value());
        return sides;
    }

    private long insert(AccountId account, EntryDraft draft, Points ownedAfter) {
        EntryDraft.Subject about = draft.about();
        OrderRef order = about.order();
        HoldId hold = about.hold();
        EntryId reverses = about.reverses();
        return writes.insert(
                INSERT,
                writes.entryId(account),
                account.value(),
                draft.kind().name(),
                draft.key().value(),
                draft.contentHash(),
                draft.pointsOwned(),
                ownedAfter.value(),
                order == null ? null : order.id(),
                order == null ? null : order.number(),
                hold == null ? null : hold.value(),
                about.actor(),
                about.reason(),
                reverses == null ? null : reverses.value(),
                TraceJson.write(draft.trace()),
                AllocationJson.write(draft.allocation()),
                Columns.column(draft.at()));
    }

    private void insertPostings(AccountId account, EntryId entry, List<Posting> postings) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Posting posting : postings) {
            LotId lot = posting.lot();
            rows.add(new Object[] {
                entry.value(),
                rows.size() + 1,
                posting.side().name(),
                account.value(),
                lot == null ? null : lot.value(),
                posting.amount()
            });
        }
        writes.add(Write.all(
                "INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                POSTING_TYPES,
                rows));
    }
}
