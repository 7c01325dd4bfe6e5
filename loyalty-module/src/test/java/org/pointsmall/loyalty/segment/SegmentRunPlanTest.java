package org.pointsmall.loyalty.segment;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentRunPlanTest {

    @ParameterizedTest
    @CsvSource({
        // The evening before in London is already the same day in Shanghai.
        "Asia/Shanghai, 2026-05-01T10:00:00Z, 2026-04-30T15:59:59.999Z, 1",
        "Asia/Shanghai, 2026-05-01T10:00:00Z, 2026-04-30T16:00:00Z, 0",
        "Europe/London, 2026-05-01T10:00:00Z, 2026-04-30T16:00:00Z, 1",
        // Days of 23 and 25 hours are days.
        "Europe/Berlin, 2026-03-30T10:00:00Z, 2026-03-28T22:59:59Z, 2",
        "Europe/Berlin, 2026-03-30T10:00:00Z, 2026-03-28T23:00:00Z, 1",
        "Europe/Berlin, 2026-10-26T10:00:00Z, 2026-10-24T21:59:59Z, 2",
        "Europe/Berlin, 2026-10-26T10:00:00Z, 2026-10-24T22:00:00Z, 1",
        "UTC, 2026-03-01T00:00:00Z, 2024-02-29T23:00:00Z, 731"
    })
    void daysAreTheProgrammesOwn(ZoneId zone, Instant now, Instant order, long days) {
        assertThat(RunPlan.of(terms(Period.ofYears(3)), zone, now).daysSince(order))
                .isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, P24M, 2026-04-30T16:00:00.123456Z, 2024-04-30T16:00:00Z",
        "Asia/Shanghai, P24M, 2026-04-30T15:59:59.999Z, 2024-04-29T16:00:00Z",
        "UTC, P1Y, 2028-02-29T12:00:00Z, 2027-02-28T00:00:00Z",
        "UTC, P1M, 2026-03-31T12:00:00Z, 2026-02-28T00:00:00Z",
        "Europe/Berlin, P1D, 2026-03-29T22:30:00Z, 2026-03-28T23:00:00Z"
    })
    void theLookBackBeginsWithAWholeDay(ZoneId zone, Period lookBack, Instant now, Instant since) {
        assertThat(RunPlan.of(terms(lookBack), zone, now).since()).isEqualTo(since);
    }

    private static SegmentTerms terms(Period lookBack) {
        return new FixedSegmentTerms(lookBack, 1, Currency.getInstance("CNY"));
    }
}
