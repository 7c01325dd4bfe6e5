package org.pointsmall.loyalty.proof;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.proof.LedgerRows.AccountRow;
import org.pointsmall.loyalty.proof.LedgerRows.EntryRow;
import org.pointsmall.loyalty.proof.LedgerRows.LineRow;
import org.pointsmall.loyalty.proof.LedgerRows.LotRow;

/** Rebuilds some accounts, all of one moment, from their entries, and compares them with their rows. */
final class AccountsRebuild implements LedgerRows.AccountVisitor {
    private final ProgrammeTotals totals;
    private final Differences differences;
    private final Map<Long, RebuiltAccount> accounts = new HashMap<>();
    private @Nullable EntryRebuild current;

    AccountsRebuild(ProgrammeTotals totals, Differences differences) {
        this.totals = totals;
        this.differences = differences;
    }

    @Override
    public void account(AccountRow row) {
        totals.account(row.kept());
        accounts.put(row.id(), new RebuiltAccount(row, differences));
    }

    @Override
    public void entry(EntryRow entry) {
        endEntry();
        totals.entry();
        current = new EntryRebuild(entry, rebuilt(entry.account()), differences);
    }

    @Override
    public void line(LineRow line) {
        totals.line(line.side(), line.amount());
        Objects.requireNonNull(current, "a line follows its entry").line(line);
    }

    @Override
    public void lot(LotRow lot) {
        endEntry();
        rebuilt(lot.account()).compareLot(lot);
    }

    /** All has been shown: compares what is left. */
    void compare() {
        endEntry();
        accounts.values().forEach(RebuiltAccount::compare);
    }

    private RebuiltAccount rebuilt(long account) {
        return Objects.requireNonNull(accounts.get(account), "an account is shown before what is its");
    }

    private void endEntry() {
        if (current != null) {
            current.end();
            current = null;
        }
    }
}
