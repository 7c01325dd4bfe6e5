package org.pointsmall.loyalty.mall;

import java.util.List;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.member.TierCode;

/**
 * What a zone of the mall says: which offers stand together under one name.
 *
 * @param code names it in addresses, and in offers that are put into it by hand
 * @param name what shoppers read
 * @param pins the offers that come first, by id, in this order
 * @param rule which others follow by themselves
 * @param audience who sees it
 * @param seen when it is seen
 * @param anchors whether it is no zone to look into, but its pins are what points are said in: {@link Anchors}
 * @param position of several zones the one with the lowest comes first
 */
public record ZoneTerms(
        String code,
        OfferName name,
        List<Long> pins,
        ZoneRule rule,
        Audience audience,
        Window seen,
        boolean anchors,
        int position) {
    /** So many pins are looked at; fewer look empty, and more are read by nobody. */
    public static final int FEWEST_PINS = 3;

    /** See {@link #FEWEST_PINS}. */
    public static final int USUAL_PINS = 5;

    public ZoneTerms {
        pins = List.copyOf(pins);
    }

    /** Whether it names this tier: it is for its members, or its rule is about offers that are. */
    public boolean names(TierCode tier) {
        return audience.tiers().contains(tier) || rule.tiers().contains(tier);
    }

    /** Whether it has fewer pins than are looked at, or more. */
    public boolean isOddlyPinned() {
        return !anchors && (pins.size() < FEWEST_PINS || pins.size() > USUAL_PINS);
    }
}
