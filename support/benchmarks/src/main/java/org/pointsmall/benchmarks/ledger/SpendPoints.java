package org.pointsmall.benchmarks.ledger;

import java.sql.SQLException;

/** Spends points as a checkout does: holds them in one transaction, commits the hold in another. */
interface SpendPoints {
    void spend(Purchase purchase) throws SQLException;
}
