package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.catalogue.CategoryId;
import org.pointsmall.loyalty.catalogue.ProductId;
import org.pointsmall.loyalty.definition.Scope;

/**
 * The offers that follow a zone's pins: those that were put into it by hand, and those that meet its rule.
 *
 * @param code the zone's
 * @param pins left out, for they have come before
 * @param rule which are in it by themselves
 * @param campaign what the rule's campaign is about; null where the rule names none, or it does not apply
 */
public record ZoneMembers(String code, Set<Long> pins, ZoneRule rule, @Nullable Scope campaign) {
    public ZoneMembers {
        pins = Set.copyOf(pins);
    }

    /** Only those that were put into it by hand. */
    public static ZoneMembers byHand(String code) {
        return new ZoneMembers(code, Set.of(), ZoneRule.NONE, null);
    }

    /** Whether offers are in it by themselves now: a campaign that does not apply has none. */
    public boolean hasRule() {
        return !rule.isNone() && (rule.campaign() == null || campaign != null);
    }

    /** Whether the categories of products are asked for. */
    boolean asksForCategories() {
        return campaign != null && !campaign.categories().isEmpty();
    }

    /**
     * Whether this one follows the pins.
     *
     * @param categories the product's, where they are asked for
     */
    boolean include(MallOffer offer, Set<Long> categories, Instant at) {
        return !pins.contains(offer.id())
                && (offer.terms().zones().contains(code)
                        || (hasRule() && rule.isMetBy(offer, at) && covers(offer, categories)));
    }

    private boolean covers(MallOffer offer, Set<Long> categories) {
        Long product = offer.terms().content().givenProduct();
        return campaign == null
                || campaign.covers(
                        product == null ? null : new ProductId(product),
                        categories.stream().map(CategoryId::new).collect(Collectors.toSet()));
    }
}
