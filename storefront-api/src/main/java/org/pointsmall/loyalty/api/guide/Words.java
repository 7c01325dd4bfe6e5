package org.pointsmall.loyalty.api.guide;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;

/** The guide's words in one language. */
final class Words {
    static final String BUNDLE = "org.pointsmall.loyalty.api.guide.guide";

    private static final Wording WORDING = new Wording(BUNDLE, Words.class);
    private static final long HUNDREDTHS_OF_A_PER_CENT = 100_00;

    private final Language language;

    Words(Language language) {
        this.language = language;
    }

    Locale locale() {
        return language.locale();
    }

    /**
     * The text of this key.
     *
     * @param operands names and values in turn
     * @throws IllegalStateException where the bundle lacks the words: half of a rule would be another rule
     */
    String say(String key, Object... operands) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < operands.length; i += 2) {
            named.put(operands[i].toString(), operands[i + 1]);
        }
        return WORDING.say(key, named, language)
                .orElseThrow(() -> new IllegalStateException("no words for " + key + " " + named.keySet()));
    }

    /** A name, which is written as somebody has written it. */
    static Object name(String name) {
        return new Wording.AsIs(name);
    }

    /** All of these: a, b and c. */
    String all(List<String> items) {
        return listed(items, "joint.and");
    }

    /** One of these: a, b or c. */
    String oneOf(List<String> items) {
        return listed(items, "joint.or");
    }

    private String listed(List<String> items, String last) {
        int rest = items.size() - 1;
        return rest < 1
                ? String.join("", items)
                : String.join(say("joint.list"), items.subList(0, rest)) + say(last) + items.get(rest);
    }

    /** One sentence of several clauses. */
    String sentence(List<String> clauses) {
        return String.join(say("joint.clause"), clauses) + say("end");
    }

    /** Several sentences. */
    String text(List<String> sentences) {
        return String.join(say("joint.sentence"), sentences);
    }

    /** Hundredths as people write them: 150 is 1.5. */
    static Object factor(int hundredths) {
        return name(decimal(hundredths));
    }

    /** A part of a whole in per cent, to two decimals. */
    static Object perCent(long part, long whole) {
        return name(decimal(Math.multiplyExact(part, HUNDREDTHS_OF_A_PER_CENT) / whole));
    }

    private static String decimal(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }

    String period(Period period) {
        List<String> parts = new ArrayList<>();
        add(parts, "period.years", period.getYears());
        add(parts, "period.months", period.getMonths());
        add(parts, "period.days", period.getDays());
        return all(parts);
    }

    /** In whole days where it is some, or else in hours, minutes and seconds. */
    String duration(Duration duration) {
        List<String> parts = new ArrayList<>();
        boolean wholeDays = duration.equals(Duration.ofDays(duration.toDays()));
        add(parts, "period.days", wholeDays ? duration.toDays() : 0);
        add(parts, "period.hours", wholeDays ? 0 : duration.toHours());
        add(parts, "period.minutes", duration.toMinutesPart());
        add(parts, "period.seconds", duration.toSecondsPart());
        return all(parts);
    }

    private void add(List<String> parts, String key, long number) {
        if (number != 0) {
            parts.add(say(key, "number", number));
        }
    }
}
