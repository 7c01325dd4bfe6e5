package org.pointsmall.loyalty.outbox.jdbc;

import org.junit.jupiter.api.Nested;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class OutboxOnH2Test {

    @Nested
    class InShanghai extends OutboxContract {
        @Override
        Merchant merchant() {
            return Merchant.IN_SHANGHAI;
        }

        @Override
        TestDatabase start() {
            return TestDatabase.inMemory("outbox-" + merchant());
        }
    }

    @Nested
    class InLosAngeles extends OutboxContract {
        @Override
        Merchant merchant() {
            return Merchant.IN_LOS_ANGELES;
        }

        @Override
        TestDatabase start() {
            return TestDatabase.inMemory("outbox-" + merchant());
        }
    }

    @Nested
    class OnNewfoundland extends OutboxContract {
        @Override
        Merchant merchant() {
            return Merchant.ON_NEWFOUNDLAND;
        }

        @Override
        TestDatabase start() {
            return TestDatabase.inMemory("outbox-" + merchant());
        }
    }
}
