package org.pointsmall.loyalty.request.jdbc;

import javax.sql.DataSource;
import org.pointsmall.loyalty.request.PaceStore;
import org.pointsmall.loyalty.request.RequestKeyStore;
import org.pointsmall.loyalty.transaction.Transactions;

/** What of requests is kept in tables. */
public final class RequestTables {
    private RequestTables() {}

    public static RequestKeyStore keys(DataSource dataSource, Transactions transactions) {
        return new JdbcRequestKeys(dataSource, transactions);
    }

    public static PaceStore paces(DataSource dataSource, Transactions transactions) {
        return new JdbcPaces(dataSource, transactions);
    }
}
