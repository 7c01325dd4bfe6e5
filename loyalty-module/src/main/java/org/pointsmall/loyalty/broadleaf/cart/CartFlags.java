package org.pointsmall.loyalty.broadleaf.cart;

import java.util.List;
import org.broadleafcommerce.core.order.domain.Order;
import org.pointsmall.loyalty.broadleaf.customer.Members;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.WantedItem;
import org.pointsmall.loyalty.refusal.Refusal;

/** What the flags of products say to the customer whose order it is. */
public final class CartFlags {
    private final CheckFlags checkFlags;

    public CartFlags(CheckFlags checkFlags) {
        this.checkFlags = checkFlags;
    }

    /** What stands against a checkout of the order as it is, the first reason first. */
    public List<Refusal> refusals(Order order) {
        return refusals(order, WantedItems.of(order), List.of());
    }

    /** The same for a checkout that goes on to claim what is limited. */
    public List<Refusal> refusalsBeforeClaim(Order order, List<WantedItem> wanted) {
        return checkFlags.refusalsBeforeClaim(Members.of(order.getCustomer()), wanted);
    }

    /** What stands against buying these with the order, beside those. */
    List<Refusal> refusals(Order order, List<WantedItem> wanted, List<WantedItem> besides) {
        return checkFlags.refusals(Members.of(order.getCustomer()), wanted, besides);
    }
}
