package org.pointsmall.loyalty.flag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.stock.Want;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * Asks the flags of products for one shopper at this moment: what may be bought, and what may be seen. Writes nothing.
 * Shoppers are members, or nobody for guests.
 */
public final class CheckFlags {
    private record Customer(boolean isMember, Shopper shopper) {}

    private final FlaggedProducts flagged;
    private final OfferedItems offered;
    private final TierRanks ranks;
    private final Shoppers shoppers;
    private final LimitedGoods limitedGoods;
    private final BusinessTime time;

    public CheckFlags(
            FlaggedProducts flagged,
            OfferedItems offered,
            TierRanks ranks,
            Shoppers shoppers,
            LimitedGoods limitedGoods,
            BusinessTime time) {
        this.flagged = flagged;
        this.offered = offered;
        this.ranks = ranks;
        this.shoppers = shoppers;
        this.limitedGoods = limitedGoods;
        this.time = time;
    }

    /**
     * What a product's flags say to a shopper.
     *
     * @param flags in the order of their kinds, each once
     * @param refusal why this shopper can't buy it now, if so
     */
    public record Answer(List<Flag> flags, Optional<Refusal> refusal) {}

    /**
     * Why the shopper can't buy these, the first reason first; each names the product ({@code productId}), and where it is
     * in a cart the line ({@code itemId}). Empty where all can be bought.
     *
     * @param besides what is in the cart beside them, which counts where pieces are counted
     */
    public List<Refusal> refusals(
            Optional<MemberId> member, Collection<WantedItem> wanted, Collection<WantedItem> besides) {
        Map<Long, Long> pieces = LimitedGoods.pieces(
                Stream.concat(wanted.stream(), besides.stream()).toList());
        return refusals(
                flaggings(wanted),
                member,
                wanted,
                (item, flaggings) -> limitedGoods.supply(
                        item.productId(), flaggings, member, pieces.getOrDefault(item.productId(), 0L)));
    }

    /**
     * What a checkout has to know of the flags.
     *
     * @param refusals why the shopper can't buy these, but for how many there are: the claim says that with authority
     * @param wants what is to be claimed of limited products
     */
    public record BeforeClaim(List<Refusal> refusals, List<Want> wants) {}

    /** Asks what is to be known before a checkout claims its pieces; one look at the flags. */
    public BeforeClaim beforeClaim(Optional<MemberId> member, Collection<WantedItem> wanted) {
        Map<Long, List<Flagging>> flaggings = flaggings(wanted);
        return new BeforeClaim(
                refusals(flaggings, member, wanted, (item, ofItem) -> FlagPolicies.Supply.PLENTY),
                limitedGoods.wants(flaggings, wanted));
    }

    private interface Counting {
        FlagPolicies.Supply of(WantedItem item, List<Flagging> flaggings);
    }

    private Map<Long, List<Flagging>> flaggings(Collection<WantedItem> wanted) {
        return flagged.of(wanted.stream().map(WantedItem::productId).collect(Collectors.toSet()));
    }

    private List<Refusal> refusals(
            Map<Long, List<Flagging>> flagged,
            Optional<MemberId> member,
            Collection<WantedItem> wanted,
            Counting counting) {
        if (flagged.isEmpty()) {
            return List.of();
        }
        Customer customer = customer(member);
        List<Refusal> refusals = new ArrayList<>();
        for (WantedItem item : wanted) {
            List<Flagging> flaggings = flagged.getOrDefault(item.productId(), List.of());
            refusals(flaggings, customer, item, counting.of(item, flaggings)).stream()
                    .findFirst()
                    .ifPresent(refusal -> refusals.add(naming(refusal, item)));
        }
        refusals.sort(Comparator.comparing(Refusal::code));
        return refusals;
    }

    /** The product's flags for this shopper; nothing where they are not to see it at all. */
    public Optional<Answer> of(Optional<MemberId> member, long productId) {
        List<Flagging> flaggings = flagged.of(Set.of(productId)).getOrDefault(productId, List.of());
        Customer customer = customer(member);
        if (isHidden(flaggings, customer)) {
            return Optional.empty();
        }
        List<Flag> flags = flaggings.stream()
                .flatMap(flagging -> flagging.flags().stream())
                .distinct()
                .sorted(Comparator.comparing(Flag::kind))
                .toList();
        FlagPolicies.Supply supply = limitedGoods.supply(productId, flaggings, member, 1);
        return Optional.of(new Answer(
                flags,
                refusals(flaggings, customer, new WantedItem(null, productId, 1, null), supply).stream()
                        .findFirst()));
    }

    /** Which of these products the shopper is not to see. */
    public Set<Long> hidden(Optional<MemberId> member, Collection<Long> productIds) {
        Customer customer = customer(member);
        return flagged.of(productIds).entrySet().stream()
                .filter(product -> isHidden(product.getValue(), customer))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<Refusal> refusals(
            List<Flagging> flaggings, Customer customer, WantedItem item, FlagPolicies.Supply supply) {
        List<Flag> flags = flaggings.stream()
                .flatMap(flagging -> flagging.flags().stream())
                .toList();
        return FlagPolicies.refusals(flags, buying(customer, () -> isOffered(item), supply));
    }

    private boolean isHidden(List<Flagging> flaggings, Customer customer) {
        return flaggings.stream()
                .filter(Flagging::hidden)
                .flatMap(flagging -> FlagPolicies.excluding(FlagPolicies.refusals(
                        flagging.flags(), buying(customer, () -> true, FlagPolicies.Supply.PLENTY))))
                .findAny()
                .isPresent();
    }

    private FlagPolicies.Buying buying(Customer customer, BooleanSupplier isOffered, FlagPolicies.Supply supply) {
        return new FlagPolicies.Buying(customer.isMember(), customer.shopper(), ranks, isOffered, supply, time.now());
    }

    private boolean isOffered(WantedItem item) {
        Long offerId = item.offerId();
        return offerId != null && offered.covers(offerId, item.productId());
    }

    private Customer customer(Optional<MemberId> member) {
        return new Customer(member.isPresent(), member.map(shoppers::of).orElse(Shopper.GUEST));
    }

    private static Refusal naming(Refusal refusal, WantedItem item) {
        Refusal named = refusal.with("productId", item.productId());
        @Nullable Long itemId = item.itemId();
        return itemId == null ? named : named.with("itemId", itemId);
    }
}
