package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.time.BusinessTime;

/** Gathers what decides on offers for one member or guest, for all of them at once: each thing is read once. */
final class Assess {
    private final Supplier<CampaignBook> campaigns;
    private final Shoppers shoppers;
    private final Function<TierCode, Optional<Tier>> tiers;
    private final ProductCategories categories;
    private final Ledger ledger;
    private final Stock stock;
    private final Function<MemberId, MemberFacts> facts;
    private final BusinessTime time;

    Assess(Mall.Parts parts) {
        campaigns = parts.campaigns();
        shoppers = parts.shoppers();
        tiers = parts.tiers();
        categories = parts.categories();
        ledger = parts.ledger();
        stock = parts.stock();
        facts = parts.facts();
        time = parts.time();
    }

    /** How many pieces of an offer somebody wants. */
    record Wish(MallOffer offer, long quantity) {}

    /**
     * What is to be known of each wish, in their order.
     *
     * @param buyer nobody for a guest
     */
    List<Asked> of(Collection<Wish> wishes, Optional<MemberId> buyer) {
        return of(wishes, buyer, shopper(buyer));
    }

    /** Somebody's tier and segments, which are read once for all that is asked with them. */
    Shopper shopper(Optional<MemberId> buyer) {
        return buyer.map(shoppers::of).orElse(Shopper.GUEST);
    }

    /** A member's account; nothing for a guest, and for who never had any points. */
    Optional<Account> account(Optional<MemberId> buyer) {
        return buyer.flatMap(ledger::account);
    }

    /** Whose quotas count: what one has taken by whichever login counts for the account that these logins have become. */
    Optional<MemberId> owner(Optional<MemberId> buyer, Optional<Account> account) {
        return account.map(Account::member).or(() -> buyer);
    }

    private List<Asked> of(Collection<Wish> wishes, Optional<MemberId> buyer, Shopper shopper) {
        Optional<Account> account = account(buyer);
        return of(wishes, new Known(buyer, shopper, account), counts(wishes, owner(buyer, account)));
    }

    /** What of somebody is read once, for all that is asked together. */
    record Known(Optional<MemberId> buyer, Shopper shopper, Optional<Account> account) {}

    /** What is taken of these, and by this member. */
    OfferCounts counts(Collection<Wish> wishes, Optional<MemberId> owner) {
        LocalDate today = time.today();
        Set<StockKey> keys = new TreeSet<>();
        Map<StockKey, String> periods = new HashMap<>();
        for (Wish wish : wishes) {
            keys.addAll(OfferStock.keys(wish.offer()));
            Quota quota = OfferStock.quota(wish.offer(), today);
            if (quota != null) {
                periods.put(wish.offer().stockKey(), quota.period());
            }
        }
        Map<StockKey, Map<String, Long>> used = new HashMap<>();
        owner.map(member -> stock.counted(member, periods))
                .orElse(Map.of())
                .forEach((key, many) -> used.put(key, Map.of(periods.getOrDefault(key, Quota.FOR_EVER), many)));
        return new OfferCounts(stock.taken(keys), used);
    }

    /** Likewise, where all but the first pieces is counted already. Few offers have those. */
    OfferCounts withFirst(Collection<Wish> wishes, OfferCounts counts) {
        Set<StockKey> keys = new TreeSet<>();
        for (Wish wish : wishes) {
            if (wish.offer().terms().price().first() != null) {
                keys.add(wish.offer().firstKey());
            }
        }
        if (keys.isEmpty()) {
            return counts;
        }
        Map<StockKey, Long> taken = new HashMap<>(counts.taken());
        taken.putAll(stock.taken(keys));
        return new OfferCounts(taken, counts.used());
    }

    /** The same, with what is known already. */
    List<Asked> of(Collection<Wish> wishes, Known known, OfferCounts counts) {
        Instant now = time.now();
        LocalDate today = time.today();
        CampaignBook book = campaigns.get();
        Points available =
                known.account().map(account -> account.balance().available()).orElse(Points.ZERO);
        Map<Long, Set<Long>> inCategories = categories(wishes, book);
        MemberFacts asks = owner(known.buyer(), known.account()).map(facts).orElse(MemberFacts.UNKNOWN);
        List<Asked> asked = new ArrayList<>();
        for (Wish wish : wishes) {
            MallOffer offer = wish.offer();
            OfferPrice price = OfferPricing.price(
                    offer,
                    book,
                    known.shopper(),
                    product(offer) == null ? Set.of() : inCategories.getOrDefault(product(offer), Set.of()),
                    left(firstPieces(offer), counts.taken(offer.firstKey())),
                    wish.quantity(),
                    now);
            Long total = offer.terms().supply().total();
            Quota quota = OfferStock.quota(offer, today);
            asked.add(new Asked(
                    offer,
                    wish.quantity(),
                    known.buyer().isPresent(),
                    known.shopper(),
                    tier(offer.terms().audience().leastTier()),
                    available,
                    price,
                    total == null ? null : left(total, counts.taken(offer.stockKey())),
                    quota == null ? 0 : counts.used(offer.stockKey(), quota.period()),
                    asks,
                    now));
        }
        return asked;
    }

    private Map<Long, Set<Long>> categories(Collection<Wish> wishes, CampaignBook book) {
        Set<Long> products = new TreeSet<>();
        if (book.asksForCategories()) {
            wishes.forEach(wish -> {
                Long product = product(wish.offer());
                if (product != null) {
                    products.add(product);
                }
            });
        }
        return products.isEmpty() ? Map.of() : categories.of(products);
    }

    private static @Nullable Long product(MallOffer offer) {
        return offer.terms().content().givenProduct();
    }

    private static long firstPieces(MallOffer offer) {
        Price.First first = offer.terms().price().first();
        return first == null ? 0 : first.pieces();
    }

    private static long left(long most, long taken) {
        return Math.max(0, most - taken);
    }

    private @Nullable Tier tier(@Nullable TierCode code) {
        return code == null ? null : tiers.apply(code).orElse(null);
    }
}
