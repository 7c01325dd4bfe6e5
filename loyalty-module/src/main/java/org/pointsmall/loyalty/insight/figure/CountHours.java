package org.pointsmall.loyalty.insight.figure;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Counts hours and days anew, from what the programme's own tables say. Under the book's lock. */
final class CountHours {
    private final FigureBook book;
    private final HourCounts counts;
    private final ActiveMembers active;

    CountHours(FigureBook book, HourCounts counts, ActiveMembers active) {
        this.book = book;
        this.counts = counts;
        this.active = active;
    }

    void count(SortedSet<BusinessHour> hours, ZoneId zone) {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (BusinessHour hour : hours) {
            replace(hour, zone);
            active.add(hour.day(), hour.from(zone), hour.until(zone));
            days.add(hour.day());
        }
        days.forEach(book::sumUp);
    }

    void rebuild(LocalDate day, ZoneId zone) {
        for (int hour = 0; hour < BusinessHour.IN_A_DAY; hour++) {
            replace(new BusinessHour(day, hour), zone);
        }
        book.sumUp(day);
        active.rebuild(day, new BusinessHour(day, 0).from(zone), new BusinessHour(day.plusDays(1), 0).from(zone));
    }

    /** The first day of which anything is known: of the programme, or of what is kept. */
    Optional<LocalDate> firstDay(ZoneId zone) {
        Optional<LocalDate> counted = counts.first().map(at -> LocalDate.ofInstant(at, zone));
        return Stream.of(counted, book.firstDay()).flatMap(Optional::stream).min(LocalDate::compareTo);
    }

    private void replace(BusinessHour hour, ZoneId zone) {
        book.replace(hour, counts.cells(hour.from(zone), hour.until(zone)));
    }
}
