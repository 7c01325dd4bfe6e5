package org.pointsmall.loyalty.aftersale;

import java.time.Duration;

/** The terms on which goods are taken back, as they are now. */
public interface ReturnTerms {

    /** What goes back. */
    ReturnPolicy returns();

    /** For how long nobody else takes up a return's cash: longer than any gateway takes. */
    Duration cashLasting();
}
