package org.pointsmall.loyalty.api.member;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.reward.Bought;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.reward.RewardReads;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;

/**
 * What the member bought with points and is no parcel.
 *
 * @param id names it
 * @param kind what kind of thing it is
 * @param name the offer's name when it was bought
 * @param state where it is in its life now
 * @param code what is to be entered or shown; null where there is none, and in lists for codes that came from a list
 * @param usesLeft how often it can still be used
 * @param activeFrom from when on it can be used
 * @param until until when, exclusive; null for ever
 * @param points what was paid
 * @param pointsBack what has come back of it
 * @param givesBack whether it can be given back now
 * @param uses what it was used for, the first first
 * @param deliveries what it sends; null where it sends nothing
 */
@StrictJson
record RewardJson(
        long id,
        @Schema(allowableValues = {"COUPON", "CODE", "ENTITLEMENT", "RECURRING", "DONATION"}) String kind,
        String name,
        @Schema(allowableValues = {"ISSUED", "ACTIVE", "USED", "EXPIRED", "VOIDED"}) String state,
        @Schema(nullable = true) @Nullable String code,
        long usesLeft,
        Instant activeFrom,
        @Schema(nullable = true) @Nullable Instant until,
        long points,
        long pointsBack,
        boolean givesBack,
        List<RewardUseJson> uses,
        @Schema(nullable = true) @Nullable DeliveriesJson deliveries) {

    /** @param sent what it sends, if anything */
    static RewardJson of(
            MyRewards.Shown shown,
            List<RewardReads.PastUse> uses,
            RewardDeliveries.@Nullable Shown sent,
            Locale locale) {
        Bought bought = shown.reward().bought();
        return new RewardJson(
                shown.reward().id().value(),
                bought.kind().name(),
                bought.name().in(locale),
                shown.state().name(),
                shown.code(),
                shown.reward().usesLeft(),
                bought.activeFrom(),
                bought.until(),
                bought.points().value(),
                shown.reward().pointsBack().value(),
                shown.givesBack(),
                uses.stream().map(RewardUseJson::of).toList(),
                sent == null ? null : DeliveriesJson.of(sent));
    }
}
