package org.pointsmall.loyalty.admin.choice;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pointsmall.loyalty.admin.page.Phrases;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Window;

/** Says when something applies, and offers what a window's form offers. */
public final class WindowInWords {
    private static final int MOST_SHOWN = 5;

    private final Locale locale;

    public WindowInWords(Locale locale) {
        this.locale = locale;
    }

    /** @param programme the programme's zone, which goes without saying */
    public List<Sentence> when(Window window, String programme) {
        List<Sentence> when = limits(window, programme);
        return when.isEmpty() ? List.of(say("When_Always")) : when;
    }

    /** The same as clauses of a sentence, and nothing where it applies always. */
    public List<String> clauses(Window window, String programme, Phrases phrases) {
        Sentence weekdays = weekdays(window);
        return limits(window, programme).stream()
                .map(one -> one.equals(weekdays)
                        ? phrases.say(
                                "Weekdays",
                                phrases.all(window.weekdays().stream()
                                        .sorted()
                                        .map(day -> phrases.say("Weekday_" + day))
                                        .toList()))
                        : phrases.say(one))
                .toList();
    }

    private Sentence weekdays(Window window) {
        return say(
                "When_Weekdays",
                window.weekdays().stream().sorted().map(this::weekday).collect(Collectors.joining(", ")));
    }

    private List<Sentence> limits(Window window, String programme) {
        List<Sentence> when = new ArrayList<>();
        LocalDateTime from = window.from();
        LocalDateTime until = window.until();
        if (from != null) {
            when.add(say("When_From", shown(from)));
        }
        if (until != null) {
            when.add(say("When_Until", shown(until)));
        }
        if (!window.weekdays().isEmpty()) {
            when.add(weekdays(window));
        }
        if (!window.daysOfMonth().isEmpty()) {
            int last = lastDays(window.daysOfMonth());
            when.add(
                    last == 0
                            ? say("When_DaysOfMonth", some(window.daysOfMonth()))
                            : last == 1 ? say("When_LastDay") : say("When_LastDays", (long) last));
        }
        if (!window.dates().isEmpty()) {
            when.add(say("When_Dates", some(window.dates())));
        }
        if (!when.isEmpty() && !window.zone().getId().equals(programme)) {
            when.add(say("When_Zone", window.zone().getId()));
        }
        return when;
    }

    /** How many days at the month's end these are, up to its very last; 0 where they are others. */
    private static int lastDays(Set<Integer> days) {
        int count = days.size();
        return IntStream.rangeClosed(1, count).allMatch(day -> days.contains(-day)) ? count : 0;
    }

    private String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, locale);
    }

    private static String shown(LocalDateTime at) {
        return at.toString().replace('T', ' ');
    }

    /** The first few, and how many there are. */
    public static <T extends Comparable<? super T>> String some(Collection<T> values) {
        String shown =
                values.stream().sorted().limit(MOST_SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return values.size() > MOST_SHOWN ? shown + ", … (" + values.size() + ")" : shown;
    }

    /** To be ticked. */
    public List<TargetNames.Choice> weekdays() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new TargetNames.Choice(day.name(), weekday(day)))
                .toList();
    }

    /** To be chosen from. */
    public static List<String> zones() {
        List<String> zones = new ArrayList<>(ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList());
        zones.add("UTC");
        return zones;
    }

    private static Sentence say(String code, Serializable... operands) {
        return Sentence.of("LoyaltyRule_" + code, operands);
    }
}
