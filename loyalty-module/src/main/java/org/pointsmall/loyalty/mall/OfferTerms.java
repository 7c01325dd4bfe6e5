package org.pointsmall.loyalty.mall;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.points.Money;

/**
 * What an offer says.
 *
 * @param name what shoppers read
 * @param content what it gives
 * @param price what one piece costs
 * @param supply how many pieces there are
 * @param audience whom it is for
 * @param seen when it is shown
 * @param exchangeable when it can be had
 * @param besides of goods: the cart must have other goods of at least so much; null for an offer that stands alone
 * @param givesBack whether the member may give back what is unused
 * @param zones the codes of the zones that it was put into by hand, whatever their rules say
 * @param position of several that are shown, the one with the lowest comes first
 */
public record OfferTerms(
        OfferName name,
        Content content,
        Price price,
        Supply supply,
        OfferAudience audience,
        Window seen,
        Window exchangeable,
        @Nullable Money besides,
        boolean givesBack,
        Set<String> zones,
        int position) {
    public OfferTerms {
        zones = Set.copyOf(zones);
    }

    public Content.Kind kind() {
        return content.kind();
    }
}
