package org.pointsmall.loyalty.request;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the names of requests. Whose a note is shows by the moment at which it began, in whole milliseconds: who was taken
 * over from changes nothing any more.
 */
public interface RequestKeyStore {

    /**
     * What is known of a name.
     *
     * @param content a digest of what was asked for under it
     * @param ended whether that has been carried out
     */
    record Known(String content, boolean ended) {}

    /** Notes that a request has begun, in a transaction of its own; false where its name is known. */
    boolean begin(RequestKey key, String content, Instant now);

    Optional<Known> find(RequestKey key);

    /** Begins anew what began before a moment and has not ended; false where somebody else has, or it has ended. */
    boolean takeOver(RequestKey key, Instant begunBefore, Instant now);

    /** Notes, in the caller's transaction, that it was carried out; false where the note is another's or gone. */
    boolean end(RequestKey key, Instant began);

    /** Forgets a request that was not carried out; where the note is another's, it stays. */
    void remove(RequestKey key, Instant began);

    /** Forgets at most so many that began before; answers how many. */
    int forget(Instant begunBefore, int most);
}
