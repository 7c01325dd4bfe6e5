package org.pointsmall.loyalty.request;

import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.transaction.Transactions;

/** So that the tests of the API stand on what holds of databases too. */
class RequestsInMemoryTest extends RequestsContract {
    private final InMemoryRequests requests = new InMemoryRequests();

    @Override
    protected RequestKeyStore keys() {
        return requests;
    }

    @Override
    protected PaceStore paces() {
        return requests;
    }

    @Override
    protected Transactions transactions() {
        return new InMemoryTransactions(new InMemoryLedgerStore());
    }
}
