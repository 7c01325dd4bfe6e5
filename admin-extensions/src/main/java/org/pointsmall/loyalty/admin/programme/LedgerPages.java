package org.pointsmall.loyalty.admin.programme;

import java.util.List;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.outbox.Undelivered;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.SettleOrders;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class LedgerPages {

    @Bean
    Background blLoyaltyAdminBackground() {
        return new Background();
    }

    @Bean
    LedgerController blLoyaltyLedgerController(
            AdminRights rights,
            AdminPage pages,
            List<Job> jobs,
            JobStatuses statuses,
            RunJob runJob,
            Retries unsettledOrders,
            SettleOrders settleOrders,
            Undelivered events,
            ProveLedger prove,
            Programme programme,
            Background background,
            BusinessTime time) {
        return new LedgerController(
                rights,
                pages,
                new JobRuns(jobs, statuses, runJob, background),
                new UnsettledOrders(unsettledOrders, settleOrders),
                new WaitingEvents(events),
                new ProofRuns(prove, background, time),
                new Books(programme, time),
                time);
    }
}
