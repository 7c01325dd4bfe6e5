package org.pointsmall.loyalty.simulation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.PricePolicy;
import org.pointsmall.loyalty.campaign.Priced;
import org.pointsmall.loyalty.campaign.RatePolicy;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.catalogue.CategoryId;
import org.pointsmall.loyalty.catalogue.ProductId;
import org.pointsmall.loyalty.earning.Buyer;
import org.pointsmall.loyalty.earning.ProductFacts;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.tier.Tier;

/** Adds up what members' points would have paid for by two sets of terms. Prices are those of today's policies. */
final class CompareSpending {
    /** A list price by which two prices are compared, to the hundredth of a per cent. */
    private static final Points LIST = Points.of(10_000);

    private final SpendingTerms now;
    private final SpendingTerms then;
    private Points checkout = Points.ZERO;
    private Money paidNow;
    private Money paidThen;
    private Points mallNow = Points.ZERO;
    private Points mallThen = Points.ZERO;

    CompareSpending(SpendingTerms now, SpendingTerms then) {
        this.now = now;
        this.then = then;
        paidNow = Money.zero(now.standard().money().currency());
        paidThen = paidNow;
    }

    /** What stands for shipping has no item, and is paid at the same rate. */
    void add(PastOrder order) {
        if (!order.cart().currency().equals(paidNow.currency())) {
            return;
        }
        Instant at = order.context().at();
        Shopper buyer = shopper(order.context().buyer());
        Points byRate = Points.ZERO;
        for (Allocation.Part part : order.offset().parts()) {
            CartLine line = line(order, part.itemId());
            if (line == null || line.offerId() == null) {
                byRate = byRate.plus(part.points());
            } else {
                Long product = line.productId();
                ProductFacts facts =
                        product == null ? null : order.context().products().get(product);
                mall(
                        part.points(),
                        new Priced(
                                LIST,
                                product == null ? null : new ProductId(product),
                                facts == null ? Set.<CategoryId>of() : facts.categories()),
                        buyer,
                        at);
            }
        }
        if (!byRate.isZero()) {
            checkout = checkout.plus(byRate);
            paidNow = paidNow.plus(paid(now, byRate, buyer, at));
            paidThen = paidThen.plus(paid(then, byRate, buyer, at));
        }
    }

    private static @Nullable CartLine line(PastOrder order, @Nullable Long item) {
        return order.cart().lines().stream()
                .filter(one -> item != null && one.itemId() == item)
                .findFirst()
                .orElse(null);
    }

    private static Money paid(SpendingTerms terms, Points points, Shopper buyer, Instant at) {
        return RatePolicy.rate(terms.campaigns(), terms.tiers().of(buyer), terms.standard(), any -> true, at)
                .rate()
                .worth(points);
    }

    /** What was had without a cart, and is no product. */
    void exchanged(Points points, Shopper buyer, Instant at) {
        mall(points, Priced.reward(LIST), buyer, at);
    }

    private void mall(Points paid, Priced priced, Shopper buyer, Instant at) {
        Points priceNow = price(now, priced, buyer, at);
        Points priceThen = price(then, priced, buyer, at);
        mallNow = mallNow.plus(paid);
        mallThen = mallThen.plus(scaled(paid, priceThen, priceNow));
    }

    /** A whole number of points, as prices are. */
    private static Points scaled(Points paid, Points by, Points of) {
        return Points.of(new BigDecimal(BigInteger.valueOf(paid.value()).multiply(BigInteger.valueOf(by.value())))
                .divide(BigDecimal.valueOf(of.value()), 0, RoundingMode.UP)
                .longValueExact());
    }

    private static Points price(SpendingTerms terms, Priced priced, Shopper buyer, Instant at) {
        return PricePolicy.price(terms.campaigns(), terms.tiers().of(buyer), priced, at)
                .price();
    }

    private static Shopper shopper(Buyer buyer) {
        return new Shopper() {
            @Override
            public Optional<Tier> tier() {
                return buyer.tier();
            }

            @Override
            public Set<SegmentCode> segments() {
                return buyer.segments();
            }
        };
    }

    SpendingComparison result(LatestOrders.Walked walked) {
        return new SpendingComparison(
                walked.from(),
                walked.until(),
                walked.orders(),
                walked.looked(),
                checkout,
                paidNow,
                paidThen,
                mallNow,
                mallThen,
                now.standard());
    }
}
