package org.pointsmall.loyalty.recommendation;

import java.util.Collection;

/**
 * Notes of which offers a search has to be told again, in the caller's transaction. It is told soon after that is committed,
 * by the job {@code feed-search}, how they are then.
 */
public interface SearchFeed {

    /** Something of these has changed. */
    void note(Collection<Long> offerIds);

    /** Something has changed that all offers depend on, such as a model of taste. */
    void noteAll();
}
