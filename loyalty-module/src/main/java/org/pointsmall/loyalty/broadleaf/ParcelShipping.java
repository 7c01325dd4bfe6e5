package org.pointsmall.loyalty.broadleaf;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.vendor.service.exception.FulfillmentPriceException;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.FulfillmentOption;
import org.broadleafcommerce.core.order.service.FulfillmentOptionService;
import org.broadleafcommerce.core.pricing.service.FulfillmentPricingService;

/**
 * How a parcel is shipped that nobody was asked about: the cheapest way that the store has for it, at no charge, for it was
 * paid with points. A store that has no ways leaves that to whoever packs it.
 */
final class ParcelShipping {
    private static final Comparator<FulfillmentOption> BY_ID = Comparator.comparing(FulfillmentOption::getId);

    private final FulfillmentOptionService options;
    private final FulfillmentPricingService prices;

    ParcelShipping(FulfillmentOptionService options, FulfillmentPricingService prices) {
        this.options = options;
        this.prices = prices;
    }

    /** Says so on the parcel, whose address is known. */
    void choose(FulfillmentGroup parcel) {
        List<FulfillmentOption> possible = options.readAllFulfillmentOptions().stream()
                .filter(option -> fits(option, parcel))
                .sorted(BY_ID)
                .toList();
        cheapest(parcel, possible).or(() -> possible.stream().findFirst()).ifPresent(parcel::setFulfillmentOption);
        parcel.setShippingOverride(true);
        parcel.setRetailFulfillmentPrice(Money.ZERO);
        parcel.setSaleFulfillmentPrice(Money.ZERO);
        parcel.setFulfillmentPrice(Money.ZERO);
    }

    /** What is picked up, or is sent as a file, is no way for what is shipped. */
    private static boolean fits(FulfillmentOption option, FulfillmentGroup parcel) {
        return option.getFulfillmentType() == null
                || parcel.getType() == null
                || option.getFulfillmentType().equals(parcel.getType());
    }

    private Optional<FulfillmentOption> cheapest(FulfillmentGroup parcel, List<FulfillmentOption> possible) {
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        Map<? extends FulfillmentOption, Money> costs;
        try {
            costs = prices.estimateCostForFulfillmentGroup(parcel, new LinkedHashSet<>(possible))
                    .getFulfillmentOptionPrices();
        } catch (FulfillmentPriceException unknown) {
            return Optional.empty();
        }
        return possible.stream()
                .filter(option -> costs.get(option) != null)
                .min(Comparator.<FulfillmentOption, Money>comparing(costs::get).thenComparing(BY_ID));
    }
}
