package org.pointsmall.loyalty.aftersale;

import java.time.Duration;
import java.time.Instant;

/** The terms on which goods are taken back. */
public interface ReturnTerms {

    /**
     * What goes back: the same for all returns of an order, or its parts would not sum to the whole.
     *
     * @param placedAt when the order was placed
     */
    ReturnPolicy returns(Instant placedAt);

    /** For how long nobody else takes up a return's cash: longer than any gateway takes. */
    Duration cashLasting();
}
