package org.pointsmall.loyalty.recommendation.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.recommendation.SearchFeed;

/** Where it is noted what a search has to be told. Each method runs in the caller's transaction. */
public interface FeedStore extends SearchFeed {
    /** In an offer's place: all of them. */
    long ALL = 0;

    /**
     * That an offer has to be told.
     *
     * @param failures how often it could not be put
     */
    record Note(long id, long offerId, int failures) {}

    /**
     * A version above all that were drawn before; nobody else draws one until the transaction ends. What is read under it is
     * thus no older than what was read under a lower one.
     */
    long drawVersion(Instant now);

    /** The first notes whose time has come, in the order in which they were made. */
    List<Note> due(Instant now, int limit);

    /** These are done with. */
    void done(Collection<Long> notes);

    /** These wait until then. */
    void putOff(Collection<Long> notes, Instant until, String why);

    /** Each of these offers is noted for that time, in the place of any earlier time. */
    void noteForLater(Collection<Long> offers, Map<Long, Instant> at);

    /** Since when the oldest note that is due has waited. */
    Optional<Instant> oldest(Instant now);

    /** Forgets notes made before this moment: nobody has asked for them. */
    int forget(Instant before);

    /** Of what all offers depend on: the state that they were last told by; empty before the first. */
    String basis();

    /** From now on they are told by this. */
    void setBasis(String basis);
}
