package org.pointsmall.loyalty.purchase;

/** Hears that an order of the store was placed, or has become another since, be it a member's or a guest's. */
@FunctionalInterface
public interface OrderChanges {
    /** Nobody cares. */
    OrderChanges NONE = order -> {};

    /** In the caller's transaction where there is one, behind a savepoint. Never fails: what can't be noted is seen later. */
    void changed(long orderId);
}
