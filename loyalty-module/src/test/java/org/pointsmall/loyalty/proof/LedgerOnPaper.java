package org.pointsmall.loyalty.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a small ledger, written down by hand, shown one account and one hold at a time.
 *
 * <p>Ana (account 1) earned 100 (entry 1) and 50 (entry 4), used 60 under hold 1 (entries 2, 3), and holds 30 of lot 1
 * under hold 2 (entry 7). Bo (account 2) earned 20 (entry 5) and 8 of them expired (entry 6). Chen has nothing.
 */
final class LedgerOnPaper implements LedgerRows {
    static final long ANA = 1;
    static final long BO = 2;
    static final long CHEN = 3;

    final Map<Long, AccountRow> accounts = new TreeMap<>();
    final Map<Long, EntryRow> entries = new TreeMap<>();
    final Map<Long, List<LineRow>> lines = new HashMap<>();
    final Map<Long, HoldRow> holds = new HashMap<>();
    final Map<Long, LotRow> lots = new TreeMap<>();
    final Map<Long, Reservation> reservations = new TreeMap<>();

    LedgerOnPaper() {
        hold(1, 60, "COMMITTED", 2, 1);
        hold(2, 30, "OPEN", 7, 1);
        account(ANA, Amounts.ofAccount(60, 0, 30, 60, 0, 0));
        account(BO, Amounts.ofAccount(12, 0, 0, 0, 8, 0));
        account(CHEN, Amounts.ofAccount(0, 0, 0, 0, 0, 0));
        lot(1, ANA, Amounts.ofLot(10, 0, 30));
        lot(2, ANA, Amounts.ofLot(50, 0, 0));
        lot(3, BO, Amounts.ofLot(12, 0, 0));
        entry(1, ANA, "EARN", 100, 100, null, programme("ISSUED", ANA, -100), member("AVAILABLE", ANA, 1, 100));
        entry(2, ANA, "HOLD", 0, 100, 1L, member("AVAILABLE", ANA, 1, -60), member("HELD", ANA, 1, 60));
        entry(3, ANA, "BURN", -60, 40, 1L, member("HELD", ANA, 1, -60), programme("BURNED", ANA, 60));
        entry(4, ANA, "EARN", 50, 90, null, programme("ISSUED", ANA, -50), member("AVAILABLE", ANA, 2, 50));
        entry(5, BO, "EARN", 20, 20, null, programme("ISSUED", BO, -20), member("AVAILABLE", BO, 3, 20));
        entry(6, BO, "EXPIRE", -8, 12, null, member("AVAILABLE", BO, 3, -8), programme("BREAKAGE", BO, 8));
        entry(7, ANA, "HOLD", 0, 90, 2L, member("AVAILABLE", ANA, 1, -30), member("HELD", ANA, 1, 30));
    }

    void account(long id, Amounts kept) {
        accounts.put(id, new AccountRow(id, kept));
    }

    void lot(long id, long account, Amounts kept) {
        lot(id, account, kept, 0);
    }

    void lot(long id, long account, Amounts kept, long owed) {
        lots.put(id, new LotRow(id, account, kept, owed));
    }

    void entry(
            long id, long account, String kind, long points, long ownedAfter, @Nullable Long hold, LineRow... lines) {
        entries.put(
                id,
                new EntryRow(id, account, kind, points, ownedAfter, hold, hold == null ? null : holds.get(hold), null));
        this.lines.put(id, new ArrayList<>(List.of(lines)));
    }

    /** Ana's: 5 points of lot 2 that came back. */
    void givenBack(@Nullable UndoneRow undone) {
        account(ANA, Amounts.ofAccount(65, 0, 30, 55, 0, 0));
        lot(2, ANA, Amounts.ofLot(55, 0, 0));
        entries.put(8L, new EntryRow(8, ANA, "GIVE_BACK", 5, 95, null, null, undone));
        lines.put(8L, List.of(programme("BURNED", ANA, -5), member("AVAILABLE", ANA, 2, 5)));
    }

    /** Ana's, of one lot. */
    void hold(long id, long points, String status, long entry, long lot) {
        hold(id, points, status.equals("COMMITTED") ? points : 0, status, entry, lot);
    }

    void hold(long id, long points, long committed, String status, long entry, long lot) {
        holds.put(id, new HoldRow(ANA, points, committed, status));
        reservations.put(id, new Reservation(id, ANA, points, entry, Map.of(lot, points), Map.of(lot, points)));
        entries.replaceAll((number, row) -> row.holdId() != null && row.holdId() == id
                ? new EntryRow(number, ANA, row.kind(), row.points(), row.ownedAfter(), id, holds.get(id), null)
                : row);
    }

    static LineRow member(String state, long account, long lot, long amount) {
        return new LineRow("MEMBER_" + state, account, lot, amount);
    }

    static LineRow programme(String side, long account, long amount) {
        return new LineRow("PROGRAMME_" + side, account, null, amount);
    }

    @Override
    public long countAccounts() {
        return accounts.size();
    }

    @Override
    public OptionalLong accounts(long after, AccountVisitor visitor) {
        for (AccountRow account : accounts.values()) {
            if (account.id() > after) {
                visitor.account(account);
                entries.values().stream()
                        .filter(entry -> entry.account() == account.id())
                        .forEach(entry -> {
                            visitor.entry(entry);
                            lines.getOrDefault(entry.id(), List.of()).forEach(visitor::line);
                        });
                lots.values().stream()
                        .filter(lot -> lot.account() == account.id())
                        .forEach(visitor::lot);
                return OptionalLong.of(account.id());
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong holds(long after, HoldVisitor visitor) {
        for (Reservation hold : reservations.values()) {
            if (hold.hold() > after) {
                visitor.hold(hold);
                return OptionalLong.of(hold.hold());
            }
        }
        return OptionalLong.empty();
    }
}
