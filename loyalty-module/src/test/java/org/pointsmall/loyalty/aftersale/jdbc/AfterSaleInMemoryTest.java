package org.pointsmall.loyalty.aftersale.jdbc;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.pointsmall.loyalty.aftersale.ReturnsInMemory;
import org.pointsmall.loyalty.aftersale.ShopOnPaper;
import org.pointsmall.loyalty.job.InMemoryRetries;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.time.BusinessTime;

/** The same in milliseconds, without a database. */
class AfterSaleInMemoryTest {

    @Nested
    class InShanghai extends InMemory {
        @Override
        Merchant merchant() {
            return Merchant.IN_SHANGHAI;
        }
    }

    @Nested
    class InLosAngeles extends InMemory {
        @Override
        Merchant merchant() {
            return Merchant.IN_LOS_ANGELES;
        }
    }

    @Nested
    class OnNewfoundland extends InMemory {
        @Override
        Merchant merchant() {
            return Merchant.ON_NEWFOUNDLAND;
        }
    }

    private abstract static class InMemory extends AfterSaleContract {
        @Override
        World open(BusinessTime time) {
            InMemoryLedgerStore store = new InMemoryLedgerStore();
            ReturnsInMemory returns = new ReturnsInMemory();
            InMemoryTransactions transactions = new InMemoryTransactions(store, returns::savepoint);
            return new World(
                    transactions,
                    store,
                    new InMemoryRetries(),
                    returns,
                    new ShopOnPaper(() -> !transactions.isUnderWay()),
                    () -> {
                        store.checkBooks();
                        return List.of();
                    });
        }
    }
}
