package org.pointsmall.loyalty.proof;

import java.util.OptionalLong;
import org.pointsmall.loyalty.proof.Difference.Kind;
import org.pointsmall.loyalty.proof.ProofProgress.Reached;

/**
 * Proves the ledger: rebuilds every account, lot, hold, programme total and closed day from the journal and compares;
 * then what was bought with points, and what is limited, from the entries and claims that say so. Changes nothing, and
 * may run as often as wanted, several at once and on any node.
 *
 * <p>Takes its views of the database over connections of its own: not to be called within a transaction, whose changes
 * it would not see.
 */
public final class ProveLedger {
    /** Ids may begin at 0. */
    private static final long BEFORE_ALL = Long.MIN_VALUE;

    private final LedgerRows rows;
    private final ClosedDays closedDays;
    private final MallRows mallRows;

    public ProveLedger(LedgerRows rows) {
        this(rows, ClosedDays.NONE, MallRows.NONE);
    }

    public ProveLedger(LedgerRows rows, ClosedDays closedDays, MallRows mallRows) {
        this.rows = rows;
        this.closedDays = closedDays;
        this.mallRows = mallRows;
    }

    public Proof prove() {
        return prove(ProofProgress.UNHEARD);
    }

    public Proof prove(ProofProgress progress) {
        return new Run(progress).prove();
    }

    private final class Run {
        private final ProofProgress progress;
        private final Differences differences = new Differences();
        private final ProgrammeTotals totals = new ProgrammeTotals();
        private final HoldComparison holds = new HoldComparison(differences);
        private final MallProof mall = new MallProof(mallRows, differences);
        private final long ofAccounts = rows.countAccounts();

        Run(ProofProgress progress) {
            this.progress = progress;
        }

        Proof prove() {
            boolean complete = proveAccounts() && proveHolds() && mall.prove(this::goOn);
            if (complete) {
                totals.compare(differences);
                closedDays
                        .firstDifference()
                        .ifPresent(words -> differences.add(Kind.WRONG_CLOSING, Difference.NO_ENTRY, "%s", words));
            }
            return new Proof(
                    complete,
                    totals.accounts(),
                    totals.entries(),
                    holds.compared(),
                    mall.rewards(),
                    mall.claims(),
                    totals.sides(),
                    totals.outstanding(),
                    differences.first(),
                    differences.count());
        }

        private boolean proveAccounts() {
            long last = BEFORE_ALL;
            while (true) {
                AccountsRebuild rebuild = new AccountsRebuild(totals, differences);
                OptionalLong next = rows.accounts(last, rebuild);
                if (next.isEmpty()) {
                    return true;
                }
                rebuild.compare();
                last = next.getAsLong();
                if (!goOn()) {
                    return false;
                }
            }
        }

        private boolean proveHolds() {
            long last = BEFORE_ALL;
            while (true) {
                OptionalLong next = rows.holds(last, holds);
                if (next.isEmpty()) {
                    return true;
                }
                last = next.getAsLong();
                if (!goOn()) {
                    return false;
                }
            }
        }

        private boolean goOn() {
            return progress.goOn(new Reached(
                    totals.accounts(),
                    Math.max(ofAccounts, totals.accounts()),
                    totals.entries(),
                    holds.compared(),
                    differences.count()));
        }
    }
}
