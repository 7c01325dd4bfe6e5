package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobResult;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.programme.CloseDays;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.programme.ProveClosedDays;
import org.pointsmall.loyalty.programme.Totals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The programme's accounts as a store wires them. */
@StoreTest
@TestPropertySource(properties = "broadleaf.database.url=jdbc:h2:mem:loyalty-checkout")
class ProgrammeInTheStoreTest {
    @Autowired
    Programme programme;

    @Autowired
    CloseDays closeDays;

    @Autowired
    ProveClosedDays proof;

    @Autowired
    List<Job> jobs;

    @Autowired
    RunJob runJob;

    @Autowired
    MovableClock clock;

    @Test
    void closesDaysByAJobAndAnswersFromThem() {
        assertThat(jobs).contains(closeDays);

        assertThat(runJob.run(closeDays, () -> false)).isInstanceOf(JobResult.Finished.class);

        assertThat(proof.first()).isEmpty();
        Totals totals = programme.totals(clock.instant());
        assertThat(totals.outstanding())
                .isEqualTo(totals.issued()
                        + totals.adjusted()
                        + totals.broughtOver()
                        + totals.debt()
                        + totals.writtenOff()
                        - totals.burned()
                        - totals.breakage());
        assertThat(programme.liability(clock.instant()).points().value()).isEqualTo(totals.outstanding());
        assertThat(totals.of(LedgerSide.MEMBER_PENDING)).isNotNegative();
    }
}
