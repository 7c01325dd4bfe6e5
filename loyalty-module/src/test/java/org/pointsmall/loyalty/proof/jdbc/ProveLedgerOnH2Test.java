package org.pointsmall.loyalty.proof.jdbc;

class ProveLedgerOnH2Test extends ProveLedgerContract {
    @Override
    BusyLedger open() throws Exception {
        return new BusyLedger("jdbc:h2:mem:prove;MODE=LEGACY;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=15000", "sa");
    }
}
