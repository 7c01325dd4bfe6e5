package org.pointsmall.loyalty.api.mall;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.MoneyJson;
import org.pointsmall.loyalty.api.json.StrictJson;

/**
 * An offer as this shopper sees it now.
 *
 * @param id names it
 * @param kind what kind of thing it gives
 * @param product the store's product, of goods
 * @param name what it is called
 * @param points what one piece costs in points
 * @param cash what it costs in cash beside them; null for nothing
 * @param listPoints what it costs in points without tiers and campaigns
 * @param marketPrice what it is worth elsewhere; null where nothing is said
 * @param saving by how much the cash is less than that; null where nothing is said
 * @param explanation how the list price became the price, sentence by sentence
 * @param flags what limits it
 * @param tier the lowest tier that may have it; null for any member
 * @param window when it can be had
 * @param serverTime the moment at which all of this is so
 * @param remaining how many pieces are left; null where it is unlimited
 * @param perMember how many the member may have in a period; null for no limit
 * @param eligible whether this shopper can have it now
 * @param refusal why not, if so: the code
 * @param refusalDetail the same in words
 * @param pointsShort how many points the member lacks for one
 * @param anchor what the points buy, in things that people know; null where nothing is said
 * @param donated of one donation that is asked for: how many points all members have given for its cause; else null
 */
@StrictJson
public record OfferJson(
        long id,
        @Schema(
                        allowableValues = {
                            "GOODS",
                            "GIFT",
                            "SHIPPING",
                            "COUPON",
                            "CODE",
                            "ENTITLEMENT",
                            "RECURRING",
                            "DONATION"
                        })
                String kind,
        @Schema(nullable = true) @Nullable ProductJson product,
        String name,
        long points,
        @Schema(nullable = true) @Nullable MoneyJson cash,
        long listPoints,
        @Schema(nullable = true) @Nullable MoneyJson marketPrice,
        @Schema(nullable = true) @Nullable MoneyJson saving,
        List<String> explanation,
        List<String> flags,
        @Schema(nullable = true) @Nullable String tier,
        WindowJson window,
        OffsetDateTime serverTime,
        @Schema(nullable = true) @Nullable Long remaining,
        @Schema(nullable = true) @Nullable PerMemberJson perMember,
        boolean eligible,
        @Schema(nullable = true) @Nullable String refusal,
        @Schema(nullable = true) @Nullable String refusalDetail,
        long pointsShort,
        @Schema(nullable = true) @Nullable String anchor,
        @Schema(nullable = true) @Nullable Long donated) {

    /** The store's product. */
    public record ProductJson(long id, String name) {}

    /** Its beginning, and its end, which is exclusive: of the days that run now, where it is for some only. Null for none. */
    public record WindowJson(
            @Schema(nullable = true) @Nullable OffsetDateTime from,
            @Schema(nullable = true) @Nullable OffsetDateTime until) {}

    /**
     * The limit for each member.
     *
     * @param limit how many in a period
     * @param used how many this member has had in it
     */
    public record PerMemberJson(long limit, long used) {}
}
