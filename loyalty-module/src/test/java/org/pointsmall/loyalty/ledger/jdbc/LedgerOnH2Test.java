package org.pointsmall.loyalty.ledger.jdbc;

import org.junit.jupiter.api.Nested;
import org.pointsmall.loyalty.ledger.Merchant;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class LedgerOnH2Test {

    @Nested
    class InShanghai extends LedgerDatabaseContract {
        @Override
        Merchant merchant() {
            return Merchant.IN_SHANGHAI;
        }

        @Override
        TestDatabase start() {
            return TestDatabase.inMemory("ledger-" + merchant());
        }
    }

    @Nested
    class InLosAngeles extends LedgerDatabaseContract {
        @Override
        Merchant merchant() {
            return Merchant.IN_LOS_ANGELES;
        }

        @Override
        TestDatabase start() {
            return TestDatabase.inMemory("ledger-" + merchant());
        }
    }

    @Nested
    class OnNewfoundland extends LedgerDatabaseContract {
        @Override
        Merchant merchant() {
            return Merchant.ON_NEWFOUNDLAND;
        }

        @Override
        TestDatabase start() {
            return TestDatabase.inMemory("ledger-" + merchant());
        }
    }
}
