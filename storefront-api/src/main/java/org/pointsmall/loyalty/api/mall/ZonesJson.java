package org.pointsmall.loyalty.api.mall;

import java.util.List;
import org.pointsmall.loyalty.api.json.StrictJson;

/**
 * The zones of the mall.
 *
 * @param items the zones, in their order
 */
@StrictJson
record ZonesJson(List<ZoneJson> items) {

    /**
     * A zone.
     *
     * @param code names it: the zone of {@code GET /mall/offers}
     * @param name what it is called
     * @param offers the first few
     */
    record ZoneJson(String code, String name, List<OfferJson> offers) {}
}
