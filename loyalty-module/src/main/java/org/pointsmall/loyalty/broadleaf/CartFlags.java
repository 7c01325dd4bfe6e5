package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import org.broadleafcommerce.core.order.domain.Order;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.WantedItem;
import org.pointsmall.loyalty.refusal.Refusal;

/** What the flags of products say to the customer whose order it is. */
final class CartFlags {
    private final CheckFlags checkFlags;

    CartFlags(CheckFlags checkFlags) {
        this.checkFlags = checkFlags;
    }

    /** What stands against a checkout of the order as it is, the first reason first. */
    public List<Refusal> refusals(Order order) {
        return refusals(order, WantedItems.of(order), List.of());
    }

    /** What a checkout has to know before it claims what is limited. */
    public CheckFlags.BeforeClaim beforeClaim(Order order) {
        return checkFlags.beforeClaim(Members.of(order.getCustomer()), WantedItems.of(order));
    }

    /** What stands against buying these with the order, beside those. */
    List<Refusal> refusals(Order order, List<WantedItem> wanted, List<WantedItem> besides) {
        return checkFlags.refusals(Members.of(order.getCustomer()), wanted, besides);
    }
}
