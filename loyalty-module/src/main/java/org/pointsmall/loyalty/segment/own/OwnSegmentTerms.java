package org.pointsmall.loyalty.segment.own;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * Who belongs to a segment of the merchant's own: members who bought some of these goods, and of whom the condition holds.
 *
 * @param english what people call it
 * @param chinese the same for those who read Chinese
 * @param days so many days of orders are looked back on; null for all that there are
 * @param goods of which something was bought in this time
 * @param condition what else must be so of a member, in fields of {@link org.pointsmall.loyalty.condition.Field#ofMembers}
 */
public record OwnSegmentTerms(
        String english, String chinese, @Nullable Integer days, Scope goods, Condition condition) {
    private static final Pattern CODE = Pattern.compile("own-([0-9]{1,18})");

    /** As rules, offers and flags name the segment with this id; it never changes. */
    public static SegmentCode code(long id) {
        return new SegmentCode("own-" + id);
    }

    /** The id of the segment with this code; nothing for a code that no own segment can have. */
    public static OptionalLong id(SegmentCode code) {
        return id(code.value());
    }

    /** The same of any text. */
    public static OptionalLong id(String text) {
        Matcher own = CODE.matcher(text);
        return own.matches() ? OptionalLong.of(Long.parseLong(own.group(1))) : OptionalLong.empty();
    }

    /** What people call it who read this language. */
    public String in(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }

    /** What is asked at this moment. The look-back begins with a whole day, as that of {@code RunPlan} does. */
    public Matching matching(Instant asOf, BusinessTime time, Currency currency) {
        LocalDate today = time.dayOf(asOf);
        Instant since = days == null ? Instant.EPOCH : time.startOf(today.minusDays(days));
        return new Matching(goods, condition, since, asOf, time.zone(), currency);
    }
}
