package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.earning.Buyer;
import org.pointsmall.loyalty.earning.EarningContext;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierScheme;

/**
 * Buyers as they would be by other tiers: each in the tier that is called as theirs was. Of a tier that is not there any
 * more, the next one below takes its place.
 *
 * @param scheme null for the tiers as they are
 */
record OtherTiers(@Nullable TierScheme scheme) {
    static final OtherTiers NONE = new OtherTiers(null);

    PastOrder of(PastOrder order) {
        EarningContext context = order.context();
        return scheme == null
                ? order
                : new PastOrder(
                        order.member(),
                        order.cart(),
                        order.offset(),
                        new EarningContext(
                                context.at(),
                                of(context.buyer()),
                                context.store(),
                                context.channel(),
                                context.products()),
                        order.issued(),
                        order.undoneAt(),
                        order.categories());
    }

    private Optional<Tier> of(Optional<Tier> tier) {
        TierScheme other = scheme;
        return other == null
                ? tier
                : tier.flatMap(had -> other.tier(had.code()).or(() -> other.tiers().stream()
                        .filter(one -> one.rank() <= had.rank())
                        .max(Comparator.comparingInt(Tier::rank))));
    }

    Shopper of(Shopper shopper) {
        return new Shopper() {
            @Override
            public Optional<Tier> tier() {
                return of(shopper.tier());
            }

            @Override
            public Set<SegmentCode> segments() {
                return shopper.segments();
            }
        };
    }

    private Buyer of(Buyer buyer) {
        return new Otherwise(buyer, this);
    }

    private record Otherwise(Buyer buyer, OtherTiers others) implements Buyer {

        @Override
        public Optional<Tier> tier() {
            return others.of(buyer.tier());
        }

        @Override
        public Set<SegmentCode> segments() {
            return buyer.segments();
        }

        @Override
        public boolean isFirstOrder() {
            return buyer.isFirstOrder();
        }

        @Override
        public long orders() {
            return buyer.orders();
        }

        @Override
        public Optional<Instant> enrolledAt() {
            return buyer.enrolledAt();
        }

        @Override
        public Optional<MonthDay> birthday() {
            return buyer.birthday();
        }
    }
}
