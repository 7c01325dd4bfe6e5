package org.pointsmall.loyalty.aftersale;

/** The terms on which goods are taken back, as they are now. */
public interface ReturnTerms {

    /** What goes back. */
    ReturnPolicy returns();
}
