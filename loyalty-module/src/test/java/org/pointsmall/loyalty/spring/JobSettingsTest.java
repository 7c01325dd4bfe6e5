package org.pointsmall.loyalty.spring;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.ScriptedJob;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobSettingsTest {
    private final MockEnvironment properties = new MockEnvironment();

    @Test
    void refusesAnIntervalThatLeavesNoRest() {
        ScriptedJob sheep = new ScriptedJob("count-sheep");
        properties.setProperty("loyalty.job.count-sheep.interval", "99ms");
        assertThatThrownBy(() -> settings(properties).interval(sheep))
                .hasMessageContaining("loyalty.job.count-sheep.interval");

        properties.setProperty("loyalty.job.count-sheep.interval", "100ms");
        assertThat(settings(properties).interval(sheep)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void runsByItselfOnASiteAndNotInAnAdminUnlessToldTo() {
        assertThat(settings(new MockEnvironment()).enabled()).isTrue();
        assertThat(settings(new MockEnvironment().withProperty("loyalty.jobs.enabled", "false"))
                        .enabled())
                .isFalse();
        MockEnvironment told = new MockEnvironment().withProperty("loyalty.jobs.enabled", "true");
        assertThat(JobSettings.of(LoyaltyProperties.from(new MockEnvironment()), true)
                        .enabled())
                .isFalse();
        assertThat(JobSettings.of(LoyaltyProperties.from(told), true).enabled()).isTrue();
    }

    @Test
    void takesAJobsOwnIntervalWhereNoneIsSet() {
        assertThat(settings(properties).interval(new ScriptedJob("count-fish"))).isEqualTo(Duration.ofMinutes(1));
    }

    private static JobSettings settings(MockEnvironment environment) {
        return JobSettings.of(LoyaltyProperties.from(environment), false);
    }
}
