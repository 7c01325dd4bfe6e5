package org.pointsmall.loyalty.request.jdbc;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.request.PaceStore;
import org.pointsmall.loyalty.request.RequestKeyStore;
import org.pointsmall.loyalty.request.RequestsContract;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;

/** In the tables, on a database. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RequestTablesContract extends RequestsContract {
    private TestDatabase database;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    protected RequestKeyStore keys() {
        return RequestTables.keys(database.dataSource(), TransactionsOfAStore.on(database.dataSource()));
    }

    @Override
    protected PaceStore paces() {
        return RequestTables.paces(database.dataSource());
    }
}
