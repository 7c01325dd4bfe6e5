package org.pointsmall.loyalty.definition.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Window;

/** A window as it is kept within a definition; it stays as it is for years. */
@JsonInclude(Include.NON_EMPTY)
record WindowJson(
        @Nullable String from,
        @Nullable String until,
        @Nullable Set<DayOfWeek> weekdays,
        @Nullable Set<Integer> daysOfMonth,
        @Nullable Set<String> dates,
        String zone) {

    public static WindowJson of(Window window) {
        return new WindowJson(
                window.from() == null ? null : window.from().toString(),
                window.until() == null ? null : window.until().toString(),
                new TreeSet<>(window.weekdays()),
                new TreeSet<>(window.daysOfMonth()),
                window.dates().stream().map(LocalDate::toString).collect(Collectors.toCollection(TreeSet::new)),
                window.zone().getId());
    }

    public Window window() {
        return new Window(
                from == null ? null : LocalDateTime.parse(from),
                until == null ? null : LocalDateTime.parse(until),
                given(weekdays),
                given(daysOfMonth),
                given(dates).stream().map(LocalDate::parse).collect(Collectors.toSet()),
                ZoneId.of(zone));
    }

    private static <T> Set<T> given(@Nullable Set<T> values) {
        return values == null ? Set.of() : values;
    }
}
