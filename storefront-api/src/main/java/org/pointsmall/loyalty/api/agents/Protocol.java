package org.pointsmall.loyalty.api.agents;

import java.util.List;

/** The draft of the protocol that is spoken. {@code docs/agents.md} names its commit, and what it calls a version. */
public final class Protocol {
    /** The day of the draft's commit: the protocol has no release with the loyalty extension yet. */
    public static final String VERSION = "2026-08-22";

    public static final String SEARCH = "dev.ucp.shopping.catalog.search";
    public static final String LOOKUP = "dev.ucp.shopping.catalog.lookup";
    public static final String CART = "dev.ucp.shopping.cart";
    public static final String CHECKOUT = "dev.ucp.shopping.checkout";
    public static final String LOYALTY = "dev.ucp.common.loyalty";

    /** What the extension can be a part of. */
    static final List<String> EXTENDED = List.of(SEARCH, LOOKUP, CART, CHECKOUT);

    /** Everything of this name is the protocol's own, and described at {@link #HOME}. */
    static final String NAMESPACE = "dev.ucp.";

    static final String HOME = "https://ucp.dev/";

    private Protocol() {}
}
