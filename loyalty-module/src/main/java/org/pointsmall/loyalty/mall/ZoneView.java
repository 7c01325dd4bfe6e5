package org.pointsmall.loyalty.mall;

import java.util.List;

/**
 * A zone of the mall as somebody sees it now.
 *
 * @param offers the first few
 */
public record ZoneView(String code, OfferName name, List<OfferView> offers) {
    public ZoneView {
        offers = List.copyOf(offers);
    }
}
