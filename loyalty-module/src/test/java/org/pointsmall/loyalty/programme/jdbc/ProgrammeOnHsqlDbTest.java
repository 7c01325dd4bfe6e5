package org.pointsmall.loyalty.programme.jdbc;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class ProgrammeOnHsqlDbTest extends ProgrammeContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("programme");
    }

    @Test
    @Override
    @Disabled("here whoever reads the journal waits for those who write it")
    void anEntryThatIsCommittedLateIsInEveryAnswerAtOnceAndInTheClosingAfterTheNextRun() {}
}
