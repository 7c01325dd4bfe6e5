package org.pointsmall.loyalty.admin;

import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.RunJob;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;

@AdminTest
class JobsRunOnTheSiteTest {
    @Autowired
    @Qualifier("blLoyaltyJobSchedule")
    SmartLifecycle schedule;

    @Autowired
    RunJob runJob;

    @Test
    void anAdminRunsJobsOnlyWhenAskedTo() {
        assertThat(schedule.isAutoStartup()).isFalse();
        assertThat(schedule.isRunning()).isFalse();
        assertThat(runJob).isNotNull();
    }
}
