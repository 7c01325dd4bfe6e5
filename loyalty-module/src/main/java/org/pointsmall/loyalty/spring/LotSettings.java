package org.pointsmall.loyalty.spring;

import java.time.Duration;
import java.time.ZoneId;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.ExpiryText;
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
        return ExpiryText.read(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "loyalty.expiry is 'never', a period such as 'P12M', 'P12M end of month' or 'P1Y end of year',"
                                + " or a last day such as '2027-02-14', and not '" + text + "'"));
    }
}
