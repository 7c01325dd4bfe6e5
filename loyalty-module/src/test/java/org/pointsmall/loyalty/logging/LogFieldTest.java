package org.pointsmall.loyalty.logging;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

class LogFieldTest {

    @Test
    void aFieldIsThereUntilItsScopeIsClosedAndThenWhatWasThereBefore() {
        try (LogField.Scope outer = LogField.ORDER.with(7)) {
            assertThat(outer).isNotNull();
            try (LogField.Scope inner = LogField.ORDER.with(8);
                    LogField.Scope job = LogField.JOB.with("settle-orders")) {
                assertThat(inner).isNotSameAs(job);
                assertThat(MDC.get("loyalty.order")).isEqualTo("8");
                assertThat(MDC.get("loyalty.job")).isEqualTo("settle-orders");
            }
            assertThat(MDC.get("loyalty.order")).isEqualTo("7");
            assertThat(MDC.get("loyalty.job")).isNull();
        }
        assertThat(MDC.get("loyalty.order")).isNull();
    }
}
