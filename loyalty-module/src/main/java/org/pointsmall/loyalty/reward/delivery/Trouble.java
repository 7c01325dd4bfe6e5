package org.pointsmall.loyalty.reward.delivery;

/** Why something could not be sent. */
public enum Trouble {
    /** The store does not sell it now: it is gone, off sale, or out of stock. */
    NOT_FOR_SALE,
    /** The address is no longer in the member's address book. */
    ADDRESS_MISSING,
    /** The flags of the product don't let the member have it. */
    REFUSED,
    /** The store would charge something for it, such as shipping. */
    NOT_FREE,
    /** The account is frozen: things are sent again once it is not. */
    ACCOUNT_FROZEN,
    /** The account is closed: nothing is sent any more, and no points can come back. */
    ACCOUNT_CLOSED,
    /** The store's checkout failed; its log says how. */
    FAILED
}
