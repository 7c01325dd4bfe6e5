package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;

/** When, where and by whom something is bought, and what the catalogue says of it. */
public final class EarningContextFixture {
    private Instant at = Instant.parse("2026-11-20T04:00:00Z");
    private Buyer buyer = BuyerFixture.aBuyer();
    private @Nullable String store;
    private @Nullable String channel;
    private final Map<Long, ProductFacts> products = new HashMap<>();

    static EarningContextFixture aContext() {
        return new EarningContextFixture();
    }

    /** Of carts whose products are in no category, and earn but for those that are flagged. */
    public static EarningContexts flagged(Predicate<Long> withoutEarning) {
        return bought(member -> BuyerFixture.aBuyer(), withoutEarning);
    }

    /** The same, by these buyers. */
    public static EarningContexts bought(Function<MemberId, ? extends Buyer> buyers, Predicate<Long> withoutEarning) {
        return (member, cart, book) -> {
            EarningContextFixture context = aContext().by(buyers.apply(member));
            cart.products().forEach(id -> context.with(ProductFacts.of(id, Set.of(), null, !withoutEarning.test(id))));
            return context.context();
        };
    }

    EarningContextFixture at(String instant) {
        at = Instant.parse(instant);
        return this;
    }

    EarningContextFixture by(Buyer who) {
        buyer = who;
        return this;
    }

    EarningContextFixture inStore(String code) {
        store = code;
        return this;
    }

    EarningContextFixture inChannel(String code) {
        channel = code;
        return this;
    }

    EarningContextFixture with(ProductFacts product) {
        products.put(product.id().value(), product);
        return this;
    }

    EarningContextFixture withoutEarning(Collection<Long> ids) {
        ids.forEach(id -> with(ProductFacts.of(id, Set.of(), null, false)));
        return this;
    }

    EarningContextFixture inCategories(long product, Long... categories) {
        return with(ProductFacts.of(product, Set.of(categories), null, true));
    }

    EarningContextFixture onSaleSince(long product, String day) {
        return with(ProductFacts.of(product, Set.of(), LocalDate.parse(day), true));
    }

    /** Of the cart's products, the ones that nothing was said of are in no category. */
    EarningContext of(Cart cart) {
        cart.products().forEach(id -> products.putIfAbsent(id, ProductFacts.of(id, Set.of(), null, true)));
        return context();
    }

    EarningContext context() {
        return new EarningContext(at, buyer, Optional.ofNullable(store), Optional.ofNullable(channel), products);
    }
}
