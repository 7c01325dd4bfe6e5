package org.pointsmall.loyalty.admin.definition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Window;

import static org.assertj.core.api.Assertions.assertThat;

class StageTest {
    private static final LocalDateTime NOON = LocalDateTime.parse("2026-11-30T12:00");
    private static final Instant NOW = NOON.toInstant(ZoneOffset.UTC);
    private static final Window ALWAYS = Window.always(ZoneOffset.UTC);

    @Test
    void aDraftIsNotInForceWhateverItsWindow() {
        assertThat(Stage.of(false, Optional.of(ALWAYS.within(null, NOON)), NOW)).isEqualTo(Stage.OFF);
        assertThat(Stage.of(false, Optional.empty(), NOW)).isEqualTo(Stage.OFF);
    }

    @Test
    void whatHasNoWindowRuns() {
        assertThat(Stage.of(true, Optional.empty(), NOW)).isEqualTo(Stage.RUNNING);
    }

    @Test
    void fromItsFirstMomentToItsLastItRuns() {
        assertThat(stage(NOON.plusNanos(1_000_000), null)).isEqualTo(Stage.SCHEDULED);
        assertThat(stage(NOON, null)).isEqualTo(Stage.RUNNING);
        assertThat(stage(null, NOON.plusNanos(1_000_000))).isEqualTo(Stage.RUNNING);
        assertThat(stage(null, NOON)).isEqualTo(Stage.ENDED);
    }

    @Test
    void datesBeginAndEndItToo() {
        LocalDate today = NOON.toLocalDate();
        assertThat(on(today.plusDays(1))).isEqualTo(Stage.SCHEDULED);
        assertThat(on(today.minusDays(1), today.plusDays(9))).isEqualTo(Stage.RUNNING);
        assertThat(on(today)).isEqualTo(Stage.RUNNING);
        assertThat(on(today.minusDays(1))).isEqualTo(Stage.ENDED);
    }

    private static Stage stage(@Nullable LocalDateTime from, @Nullable LocalDateTime until) {
        return Stage.of(true, Optional.of(ALWAYS.within(from, until)), NOW);
    }

    private static Stage on(LocalDate... dates) {
        return Stage.of(true, Optional.of(ALWAYS.onDates(Set.of(dates))), NOW);
    }
}
