package org.pointsmall.loyalty.definition;

/** Definitions that other nodes may change at any time: every bean of this type is refreshed several times a second. */
public interface Followed {

    /** Reads the definitions again where they have changed; answers whether they had. One cheap look at the database. */
    boolean refresh();
}
