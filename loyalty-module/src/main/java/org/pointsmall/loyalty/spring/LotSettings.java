package org.pointsmall.loyalty.spring;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.LotPolicy;

/**
 * How long points last, from the store's properties.
 *
 * @param zone {@code loyalty.zone}: where the programme's days and months begin; the server's own
 * @param earned {@code loyalty.earning.pending}: how long earned points wait before they can be spent, not at all; and
 *     {@code loyalty.expiry}: {@code never}, a period such as {@code P12M}, the end of the month or year in which it
 *     ends ({@code P12M end of month}, {@code P1Y end of year}), or a last day such as {@code 2027-02-14}; never
 * @param grace {@code loyalty.return.grace}: how long points that come back to an expired lot can be spent; 30 days
 * @param clawback {@code loyalty.clawback}: what becomes of a clawback that finds too few points; {@code REVOKE_TO_ZERO}
 */
record LotSettings(ZoneId zone, LotPolicy earned, Duration grace, ClawbackPolicy clawback) {
    private static final Map<String, Expiry.End> ENDS =
            Map.of("", Expiry.End.DAY, "end of month", Expiry.End.MONTH, "end of year", Expiry.End.YEAR);

    static LotSettings of(LoyaltyProperties properties) {
        ZoneId zone = properties.zone();
        Duration grace = properties.returns().grace();
        if (grace.isNegative()) {
            throw new IllegalArgumentException("loyalty.return.grace can't be negative: " + grace);
        }
        return new LotSettings(
                zone == null ? ZoneId.systemDefault() : zone,
                new LotPolicy(properties.earning().pending(), expiry(properties.expiry())),
                grace,
                properties.clawback());
    }

    /** The same zone, with what operators have published. */
    LotSettings with(LotPolicy published, Duration back, ClawbackPolicy policy) {
        return new LotSettings(zone, published, back, policy);
    }

    static Expiry expiry(String text) {
        String words = text.strip();
        if (words.toLowerCase(Locale.ROOT).equals("never")) {
            return new Expiry.Never();
        }
        try {
            if (!words.startsWith("P")) {
                return new Expiry.On(LocalDate.parse(words));
            }
            int space = words.indexOf(' ');
            String end = space < 0 ? "" : words.substring(space + 1).strip();
            Expiry.End until = ENDS.get(end);
            if (until != null) {
                return new Expiry.After(Period.parse(space < 0 ? words : words.substring(0, space)), until);
            }
        } catch (DateTimeException e) {
            throw unknown(text, e);
        }
        throw unknown(text, null);
    }

    private static IllegalArgumentException unknown(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "loyalty.expiry is 'never', a period such as 'P12M', 'P12M end of month' or 'P1Y end of year',"
                        + " or a last day such as '2027-02-14', and not '" + text + "'",
                cause);
    }
}
