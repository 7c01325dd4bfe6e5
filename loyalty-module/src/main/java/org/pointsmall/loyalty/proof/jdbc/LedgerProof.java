package org.pointsmall.loyalty.proof.jdbc;

import javax.sql.DataSource;
import org.pointsmall.loyalty.programme.ProveClosedDays;
import org.pointsmall.loyalty.programme.jdbc.JdbcDayBook;
import org.pointsmall.loyalty.proof.ProveLedger;

/** The proof of all that is kept in one database. */
public final class LedgerProof {
    private LedgerProof() {}

    /** @param dataSource of connections that the proof has to itself */
    public static ProveLedger of(DataSource dataSource) {
        ProveClosedDays days = new ProveClosedDays(new JdbcDayBook(dataSource));
        return new ProveLedger(
                new JdbcLedgerRows(dataSource),
                () -> days.first().map(ProveClosedDays.Difference::words),
                new JdbcMallRows(dataSource));
    }

    /** The proof of the ledger alone, without closed days and the mall. */
    public static ProveLedger ofTheLedger(DataSource dataSource) {
        return new ProveLedger(new JdbcLedgerRows(dataSource));
    }
}
