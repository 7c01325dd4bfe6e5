package org.pointsmall.loyalty.reward.delivery;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<String> due(Schedule schedule, int deliveries) {
        return IntStream.rangeClosed(1, deliveries)
                .mapToObj(nth -> schedule.due(nth).toString())
                .toList();
    }

    @Test
    void theFirstIsDueAtOnceAndTheOthersOnThatDayOfTheMonth() {
        Schedule monthly = new Schedule(Instant.parse("2026-11-05T03:00:00Z"), 1, SHANGHAI);

        assertThat(due(monthly, 4))
                .containsExactly(
                        "2026-11-05T03:00:00Z", "2026-12-05T03:00:00Z", "2027-01-05T03:00:00Z", "2027-02-05T03:00:00Z");
    }

    @Test
    void aMonthWithoutThatDayHasItsLastOneAndTheNextHasTheDayAgain() {
        Schedule monthly = new Schedule(Instant.parse("2027-12-31T08:00:00Z"), 1, SHANGHAI);

        assertThat(due(monthly, 5))
                .containsExactly(
                        "2027-12-31T08:00:00Z",
                        "2028-01-31T08:00:00Z",
                        "2028-02-29T08:00:00Z",
                        "2028-03-31T08:00:00Z",
                        "2028-04-30T08:00:00Z");
    }

    /** Half past midnight in Shanghai on the 1st is still the month before in UTC. */
    @Test
    void itIsTheProgrammesDay() {
        Schedule monthly = new Schedule(Instant.parse("2027-01-31T16:30:00Z"), 1, SHANGHAI);

        assertThat(due(monthly, 3))
                .containsExactly("2027-01-31T16:30:00Z", "2027-02-28T16:30:00Z", "2027-03-31T16:30:00Z");
    }

    @Test
    void itIsTheTimeOfDayBySummerAndByWinter() {
        Schedule quarterly = new Schedule(Instant.parse("2027-01-28T01:30:00Z"), 2, BERLIN);

        assertThat(due(quarterly, 3))
                // Clocks skip 02:30 on 28 March 2027.
                .containsExactly("2027-01-28T01:30:00Z", "2027-03-28T01:30:00Z", "2027-05-28T00:30:00Z");
    }
}
