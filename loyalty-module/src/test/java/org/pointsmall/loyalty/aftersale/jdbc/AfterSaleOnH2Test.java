package org.pointsmall.loyalty.aftersale.jdbc;

import org.junit.jupiter.api.Nested;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class AfterSaleOnH2Test {

    @Nested
    class InShanghai extends AfterSaleOnADatabase {
        @Override
        Merchant merchant() {
            return Merchant.IN_SHANGHAI;
        }

        @Override
        TestDatabase start() {
            return TestDatabase.inMemory("aftersale-" + merchant());
        }
    }

    @Nested
    class InLosAngeles extends AfterSaleOnADatabase {
        @Override
        Merchant merchant() {
            return Merchant.IN_LOS_ANGELES;
        }

        @Override
        TestDatabase start() {
            return TestDatabase.inMemory("aftersale-" + merchant());
        }
    }

    @Nested
    class OnNewfoundland extends AfterSaleOnADatabase {
        @Override
        Merchant merchant() {
            return Merchant.ON_NEWFOUNDLAND;
        }

        @Override
        TestDatabase start() {
            return TestDatabase.inMemory("aftersale-" + merchant());
        }
    }
}
