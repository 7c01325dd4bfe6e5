package org.pointsmall.loyalty.reward;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/**
 * What was agreed when a reward was bought; never changed.
 *
 * @param by the member who bought it, by the login then
 * @param key the member's name for this exchange
 * @param requestHash of what was asked for, so that a key used again for something else is noticed
 * @param offer by which version of which offer
 * @param kind what kind of thing it is
 * @param name the offer's name then
 * @param subject what it is to the store or the merchant: a benefit, a cause, a pool's or an offer's id
 * @param pieces how many pieces of the offer it is
 * @param points what was paid
 * @param entry the entry that used them up
 * @param uses how often it can be used
 * @param activeFrom from when on
 * @param until until when, the moment itself left out; null for ever
 * @param givesBack whether the member may give it back, as the offer said then
 * @param at when
 */
public record Bought(
        MemberId by,
        String key,
        String requestHash,
        VersionRef<OfferTerms> offer,
        Content.Kind kind,
        OfferName name,
        String subject,
        long pieces,
        Points points,
        EntryId entry,
        long uses,
        Instant activeFrom,
        @Nullable Instant until,
        boolean givesBack,
        Instant at) {
    public Bought {
        if (pieces < 1 || uses < 1) {
            throw new IllegalArgumentException("nothing was bought: " + pieces + " pieces, " + uses + " uses");
        }
    }
}
