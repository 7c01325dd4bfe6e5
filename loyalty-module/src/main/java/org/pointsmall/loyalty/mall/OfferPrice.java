package org.pointsmall.loyalty.mall;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * What one piece costs a member now.
 *
 * @param list in points, before all that makes it less
 * @param points in points, at least 1 and at most {@code list}; nothing for a gift
 * @param cash in cash beside them; null for nothing
 * @param first whether it is the price of the first pieces, of which one is taken
 * @param trace how the list price became the price; what its lines take off sums to the difference
 */
public record OfferPrice(Points list, Points points, @Nullable Money cash, boolean first, List<TraceLine> trace) {
    public OfferPrice {
        trace = List.copyOf(trace);
    }
}
