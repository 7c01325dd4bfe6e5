package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.HeldLot;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.ledger.Lot;
import org.pointsmall.loyalty.ledger.LotId;
import org.pointsmall.loyalty.ledger.LotTerms;
import org.pointsmall.loyalty.ledger.NewLot;
import org.pointsmall.loyalty.ledger.Posting;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

/** The lots, and what holds and entries took from them. */
public final class JdbcLots {
    public static final String TERMS =
            "l.LOT_ID, l.EARNED_AT, l.AVAILABLE_AT, l.EXPIRES_AT, l.EXPIRY_MONTH, l.ORIGIN_LOT_ID";
    /** Of lots that a hold has points from. */
    static final String HELD = TERMS + ", h.POINTS AS AVAILABLE, 0 AS PENDING";

    private static final String LIVE =
            "SELECT " + TERMS + ", l.AVAILABLE, l.PENDING FROM LOYALTY_LOT l WHERE l.LIVE_ACCOUNT_ID = ";
    /** SQL for {@link #live} of a member's own account. */
    static final String LIVE_OF_MEMBER = LIVE + "(SELECT a.ACCOUNT_ID FROM LOYALTY_ACCOUNT a WHERE a.MEMBER_ID = ?)";

    private static final Insert INSERT = new Insert(
            "INSERT INTO LOYALTY_LOT (ACCOUNT_ID, AVAILABLE, PENDING, EARNED_AT, AVAILABLE_AT, EXPIRES_AT,"
                    + " EXPIRY_MONTH, ORIGIN_LOT_ID) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            "LOT_ID",
            Types.BIGINT,
            Types.BIGINT,
            Types.BIGINT,
            Types.TIMESTAMP_WITH_TIMEZONE,
            Types.TIMESTAMP_WITH_TIMEZONE,
            Types.TIMESTAMP_WITH_TIMEZONE,
            Types.INTEGER,
            Types.BIGINT);
    private static final int[] MOVE_TYPES = {Types.BIGINT, Types.BIGINT, Types.BIGINT, Types.BIGINT};
    private static final int[] HELD_TYPES = {Types.BIGINT, Types.BIGINT, Types.BIGINT};

    private final JdbcTemplate jdbc;
    private final LedgerPipeline writes;

    JdbcLots(JdbcTemplate jdbc, LedgerPipeline writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    List<Lot> live(AccountId account) {
        return Objects.requireNonNull(
                jdbc.query(LIVE + "?", (ResultSetExtractor<List<Lot>>) JdbcLots::live, account.value()));
    }

    /** What {@link #LIVE_OF_MEMBER} has found. */
    static List<Lot> live(ResultSet rows) throws SQLException {
        List<Lot> lots = new ArrayList<>();
        while (rows.next()) {
            lots.add(lot(rows, lots.size()));
        }
        lots.sort(Lot.BURN_ORDER);
        return lots;
    }

    LotId open(AccountId account, NewLot lot) {
        LotTerms terms = lot.terms();
        LotId origin = lot.origin();
        return new LotId(writes.insert(
                INSERT,
                writes.lotId(),
                account.value(),
                lot.available().value(),
                lot.pending().value(),
                Columns.column(terms.earnedAt()),
                Columns.column(terms.availableAt()),
                Columns.column(terms.expiresAt()),
                month(terms),
                origin == null ? null : origin.value()));
    }

    void move(AccountId from, AccountId into) {
        jdbc.update("UPDATE LOYALTY_LOT SET ACCOUNT_ID = ? WHERE ACCOUNT_ID = ?", into.value(), from.value());
    }

    /** Moves the lots as an entry's lines say, but those that were opened with these points in them. */
    void post(EntryDraft draft) {
        Map<Long, long[]> moves = new TreeMap<>();
        for (Posting posting : draft.postings()) {
            LotId lot = posting.lot();
            if (lot != null && posting.side().isMembers() && !draft.opened().contains(lot)) {
                moves.computeIfAbsent(lot.value(), id -> new long[3])[column(posting.side())] += posting.amount();
            }
        }
        if (!moves.isEmpty()) {
            writes.add(Write.all(
                    "UPDATE LOYALTY_LOT SET AVAILABLE = AVAILABLE + ?, PENDING = PENDING + ?, HELD = HELD + ?"
                            + " WHERE LOT_ID = ?",
                    MOVE_TYPES,
                    moves.entrySet().stream()
                            .map(move -> new Object[] {
                                move.getValue()[0], move.getValue()[1], move.getValue()[2], move.getKey()
                            })
                            .toList()));
        }
    }

    void addHeld(HoldId hold, List<HeldLot> lots) {
        writes.add(Write.all(
                "INSERT INTO LOYALTY_HOLD_LOT (HOLD_ID, LOT_ID, POINTS) VALUES (?, ?, ?)",
                HELD_TYPES,
                lots.stream()
                        .map(held -> new Object[] {
                            hold.value(), held.lot().value(), held.points().value()
                        })
                        .toList()));
    }

    List<HeldLot> held(HoldId hold) {
        return Objects.requireNonNull(jdbc.query(
                "SELECT " + HELD
                        + " FROM LOYALTY_HOLD_LOT h JOIN LOYALTY_LOT l ON l.LOT_ID = h.LOT_ID WHERE h.HOLD_ID = ?",
                (ResultSetExtractor<List<HeldLot>>) rows -> rows.next() ? held(rows) : List.of(),
                hold.value()));
    }

    /** The lots in the present row and those after it; nothing where it has none. */
    static List<HeldLot> held(ResultSet rows) throws SQLException {
        List<Lot> lots = new ArrayList<>();
        do {
            if (Columns.longOrNull(rows, "LOT_ID") != null) {
                lots.add(lot(rows, lots.size()));
            }
        } while (rows.next());
        return lots.stream().sorted(Lot.BURN_ORDER).map(JdbcLots::taken).toList();
    }

    List<HeldLot> taken(EntryId entry, LedgerSide state) {
        return jdbc
                .query(
                        "SELECT " + TERMS + ", -p.AMOUNT AS AVAILABLE, 0 AS PENDING FROM LOYALTY_POSTING p"
                                + " JOIN LOYALTY_LOT l ON l.LOT_ID = p.LOT_ID"
                                + " WHERE p.ENTRY_ID = ? AND p.SIDE = ? AND p.AMOUNT < 0 ORDER BY p.LINE",
                        JdbcLots::lot,
                        entry.value(),
                        state.name())
                .stream()
                .map(JdbcLots::taken)
                .toList();
    }

    Set<LotId> earned(long orderId) {
        return new HashSet<>(jdbc.query(
                "SELECT p.LOT_ID FROM LOYALTY_JOURNAL j JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID"
                        + " WHERE j.ORDER_ID = ? AND j.KIND = 'EARN' AND p.LOT_ID IS NOT NULL",
                (row, index) -> new LotId(row.getLong("LOT_ID")),
                orderId));
    }

    /** Where other lots are to give back what they gave, their lines of what is owed make up for it. */
    Points left(AccountId account, long orderId) {
        Long sum = jdbc.queryForObject(
                "SELECT COALESCE(SUM(p.AMOUNT), 0) FROM LOYALTY_LOT l JOIN LOYALTY_POSTING p ON p.LOT_ID = l.LOT_ID"
                        + " JOIN LOYALTY_JOURNAL j ON j.ENTRY_ID = p.ENTRY_ID WHERE l.ACCOUNT_ID = ?"
                        + " AND COALESCE(l.ORIGIN_LOT_ID, l.LOT_ID) IN (SELECT own.LOT_ID FROM LOYALTY_JOURNAL award"
                        + " JOIN LOYALTY_POSTING own ON own.ENTRY_ID = award.ENTRY_ID WHERE award.ORDER_ID = ?"
                        + " AND award.KIND = 'EARN' AND own.LOT_ID IS NOT NULL)"
                        + " AND j.KIND IN ('EARN', 'CLAWBACK', 'RECOVER')",
                Long.class,
                account.value(),
                orderId);
        return Points.of(Math.max(0, Objects.requireNonNull(sum)));
    }

    private static HeldLot taken(Lot lot) {
        return new HeldLot(lot.id(), lot.available(), lot.terms(), lot.origin());
    }

    public static Lot lot(ResultSet row, int index) throws SQLException {
        LotId id = new LotId(row.getLong("LOT_ID"));
        Long origin = Columns.longOrNull(row, "ORIGIN_LOT_ID");
        Long month = Columns.longOrNull(row, "EXPIRY_MONTH");
        return new Lot(
                id,
                PointsColumn.read(row, "AVAILABLE"),
                PointsColumn.read(row, "PENDING"),
                new LotTerms(
                        Columns.instant(row, "EARNED_AT"),
                        Columns.instant(row, "AVAILABLE_AT"),
                        Columns.instantOrNull(row, "EXPIRES_AT"),
                        month(month)),
                origin == null ? id : new LotId(origin));
    }

    /** The month in which they expire, as a number. */
    static @Nullable Integer month(LotTerms terms) {
        YearMonth month = terms.expiryMonth();
        return month == null ? null : month.getYear() * 100 + month.getMonthValue();
    }

    private static @Nullable YearMonth month(@Nullable Long month) {
        return month == null ? null : YearMonth.of((int) (month / 100), (int) (month % 100));
    }

    private static int column(LedgerSide side) {
        return switch (side) {
            case MEMBER_AVAILABLE -> 0;
            case MEMBER_PENDING -> 1;
            case MEMBER_HELD -> 2;
            default -> throw new IllegalArgumentException("no state of a lot: " + side);
        };
    }
}
