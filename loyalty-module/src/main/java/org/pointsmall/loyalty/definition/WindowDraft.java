package org.pointsmall.loyalty.definition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * A window as an operator writes it, both ways. Refused beyond what {@link ReadDraft} refuses: {@code ENDS_BEFORE_START}
 * at its end, and {@code NEVER_APPLIES} of the whole.
 */
public final class WindowDraft {
    /** Its fields, below the window's own path. */
    public static final List<String> FIELDS = List.of("from", "until", "weekdays", "daysOfMonth", "dates", "zone");

    private static final int LONGEST_MONTH = 31;
    private static final int MOST_DATES = 1_000;

    private WindowDraft() {}

    /**
     * The window that is written there; without any limit where what is written is wrong.
     *
     * @param otherwise the zone where none is written
     */
    public static Window read(ReadDraft reading, String path, ZoneId otherwise) {
        LocalDateTime from = reading.time(path + ".from");
        LocalDateTime until = reading.time(path + ".until");
        Set<DayOfWeek> weekdays = reading.choices(path + ".weekdays", DayOfWeek.class);
        Set<Integer> daysOfMonth = reading.numbers(
                path + ".daysOfMonth", -LONGEST_MONTH, LONGEST_MONTH, 2 * LONGEST_MONTH, Math::toIntExact);
        if (daysOfMonth.contains(0)) {
            reading.refuse(Invalid.of(path + ".daysOfMonth", "NO_DAY_ZERO"));
        }
        Set<LocalDate> dates = reading.days(path + ".dates", MOST_DATES);
        ZoneId zone = reading.zone(path + ".zone", otherwise);
        if (from != null && until != null && !from.isBefore(until)) {
            reading.refuse(Invalid.of(path + ".until", "ENDS_BEFORE_START")
                    .with("from", from.toString())
                    .with("until", until.toString()));
        }
        if (!reading.isRight(path)) {
            return Window.always(zone);
        }
        Window window = new Window(from, until, weekdays, daysOfMonth, dates, zone);
        if (!window.overlaps(window)) {
            reading.refuse(Invalid.of(path, "NEVER_APPLIES"));
        }
        return window;
    }

    /** The draft with this window in it. */
    public static Draft write(Draft draft, String path, Window window) {
        Draft written = draft.withAll(path + ".weekdays", window.weekdays())
                .withAll(path + ".daysOfMonth", window.daysOfMonth())
                .withAll(path + ".dates", window.dates())
                .with(path + ".zone", window.zone().getId());
        LocalDateTime from = window.from();
        LocalDateTime until = window.until();
        written = from == null ? written : written.with(path + ".from", from);
        return until == null ? written : written.with(path + ".until", until);
    }
}
