package org.pointsmall.loyalty.mall;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Says what an offer would cost the merchant, as far as anybody can tell before somebody has it. Goods cost no more than what
 * the store sells them for; it does not keep what it paid for them.
 */
public final class ForeseeOffer {
    private final OfferMeans means;
    private final Transactions transactions;

    public ForeseeOffer(OfferMeans means, Transactions transactions) {
        this.means = means;
        this.transactions = transactions;
    }

    /** What the cost of one piece is known by. */
    public enum By {
        /** What the store sells the goods for. */
        GOODS,
        /** The most that is paid of the shipping. */
        SHIPPING,
        /** What the coupon takes off an order. */
        COUPON,
        /** What the offer itself says that it is worth elsewhere. */
        MARKET
    }

    /**
     * What one exchange costs.
     *
     * @param most what is given, at most
     * @param cash what the member pays beside the points
     * @param net what of it the merchant bears; nothing where the cash is more
     * @param points what the points are worth that the member pays, and that the merchant then no longer owes
     * @param pieces how many there are in all; null where there is no limit
     */
    public record Cost(By by, Money most, Money cash, Money net, Money points, @Nullable Long pieces) {

        /** What all pieces cost together; nothing where there is no limit. */
        public Optional<Money> inAll() {
            return pieces == null ? Optional.empty() : Optional.of(times(net, pieces));
        }

        /** What the points of all pieces are worth; nothing where there is no limit. */
        public Optional<Money> pointsInAll() {
            return pieces == null ? Optional.empty() : Optional.of(times(points, pieces));
        }

        private static Money times(Money each, long pieces) {
            return new Money(Math.multiplyExact(each.minorUnits(), pieces), each.currency());
        }
    }

    private record Known(By by, Money most) {}

    /** Nothing where it can't be told. */
    public Optional<Cost> of(OfferTerms terms, PointsRate worth) {
        return transactions.required(() -> known(terms)).map(known -> {
            Money most = known.most();
            Money none = Money.zero(most.currency());
            Money paid = terms.price().cash();
            Money cash = paid == null || !paid.currency().equals(most.currency()) ? none : paid;
            return new Cost(
                    known.by(),
                    most,
                    cash,
                    most.minus(cash.min(most)),
                    worth.worth(terms.price().points(), Rounding.DOWN),
                    terms.supply().total());
        });
    }

    private Optional<Known> known(OfferTerms terms) {
        Content content = terms.content();
        Optional<Known> known = Optional.empty();
        if (content instanceof Content.Recurring recurring) {
            known = means.price(recurring.product())
                    .map(price ->
                            new Money(Math.multiplyExact(price.minorUnits(), recurring.deliveries()), price.currency()))
                    .map(price -> new Known(By.GOODS, price));
        } else if (content instanceof Content.Shipping shipping) {
            known = Optional.of(new Known(By.SHIPPING, shipping.upTo()));
        } else if (content instanceof Content.Coupon coupon) {
            known = means.amountOff(coupon.storeOffer()).map(amount -> new Known(By.COUPON, amount));
        } else {
            Long product = content.givenProduct();
            known = product == null ? known : means.price(product).map(price -> new Known(By.GOODS, price));
        }
        Money market = terms.price().market();
        return known.isPresent() || market == null ? known : Optional.of(new Known(By.MARKET, market));
    }
}
