package org.pointsmall.loyalty.api.guide;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pointsmall.loyalty.definition.Window;

/** Says when a rule applies. */
final class WindowWords {
    private static final int DATES = 6;

    private final GuideContext context;
    private final Words words;

    WindowWords(GuideContext context) {
        this.context = context;
        words = context.words();
    }

    /** Nothing where it applies always. */
    List<String> of(Window window) {
        List<String> when = new ArrayList<>();
        between(window, when);
        List<String> days = days(window);
        if (!days.isEmpty()) {
            when.add(String.join(words.say("joint.days"), days));
        }
        if (!when.isEmpty() && !window.zone().equals(context.zone())) {
            when.add(words.say("when.zone", "zone", Words.name(ZoneWords.of(window.zone(), words.locale()))));
        }
        return when;
    }

    private void between(Window window, List<String> when) {
        LocalDateTime now = context.now().atZone(window.zone()).toLocalDateTime();
        LocalDateTime from = window.from() == null || !window.from().isAfter(now) ? null : window.from();
        LocalDateTime until = window.until();
        if (from != null && isMidnight(from) && from.plusDays(1).equals(until)) {
            when.add(words.say("when.day", "day", from.toLocalDate()));
        } else if (from != null && until != null) {
            when.add(words.say(
                    isMidnight(until) ? "when.from-through" : "when.from-until",
                    "from",
                    start(from),
                    "until",
                    end(until)));
        } else if (from != null) {
            when.add(words.say("when.from", "from", start(from)));
        } else if (until != null) {
            when.add(words.say(isMidnight(until) ? "when.through" : "when.until", "until", end(until)));
        }
    }

    private static Object start(LocalDateTime from) {
        return isMidnight(from) ? from.toLocalDate() : from;
    }

    /** The last day where it ends with one. */
    private static Object end(LocalDateTime until) {
        return isMidnight(until) ? until.toLocalDate().minusDays(1) : until;
    }

    private static boolean isMidnight(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private List<String> days(Window window) {
        List<String> days = new ArrayList<>();
        if (!window.weekdays().isEmpty()) {
            days.add(words.say("when.weekdays", "days", words.all(weekdays(window.weekdays()))));
        }
        if (!window.daysOfMonth().isEmpty()) {
            List<String> ofMonth = new DaysOfMonth(words).of(window.daysOfMonth());
            days.add(words.say("when.days-of-month", "days", words.all(ofMonth)));
        }
        if (!window.dates().isEmpty()) {
            days.add(dates(window));
        }
        return days;
    }

    private List<String> weekdays(Set<DayOfWeek> weekdays) {
        return weekdays.stream()
                .sorted()
                .map(day -> words.say("weekday." + day.getValue()))
                .toList();
    }

    private String dates(Window window) {
        LocalDate today = context.now().atZone(window.zone()).toLocalDate();
        List<LocalDate> left = window.dates().stream()
                .filter(day -> !day.isBefore(today))
                .sorted()
                .toList();
        List<String> days = left.stream()
                .limit(DATES)
                .map(day -> words.say("date", "day", day))
                .toList();
        return left.size() > DATES
                ? words.say("when.dates.more", "days", String.join(words.say("joint.list"), days))
                : words.say("when.dates", "days", words.all(days));
    }
}
