package org.pointsmall.loyalty.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.member.MemberId;

/** The events that have not been told to every listener. Writing takes part in the caller's transaction. */
public interface Undelivered {

    /**
     * An event that is waiting.
     *
     * @param takenBy the names of the listeners that have taken it
     * @param parked whether telling it has been tried, and is to be tried again
     */
    record Waiting(Event event, Set<String> takenBy, boolean parked) {
        public Waiting {
            takenBy = Set.copyOf(takenBy);
        }
    }

    /** At most {@code limit} events that nobody has tried to tell yet, with ids after {@code after}, by id. */
    List<Long> fresh(long after, int limit);

    /** The event, locked until the transaction ends; empty where it has been delivered. */
    Optional<Waiting> lock(long id);

    /** Whether the listener has taken all of the member's events that came before this one. */
    boolean hasTakenAllBefore(long id, MemberId member, String listener);

    /** The member's next event after this one that is parked. */
    Optional<Long> nextParked(MemberId member, long after);

    /** Keeps who has taken it. */
    void taken(long id, Set<String> by);

    /** It could not be told to everybody, and is to be tried again. */
    void park(long id);

    /** Everybody has taken it: it waits no longer. */
    void delivered(long id);

    /** When the oldest of them happened; empty where there is none. */
    Optional<Instant> oldest();

    /** When the oldest of those happened that this listener has not taken; empty where it has taken all. */
    Optional<Instant> oldest(String listener);

    /** How many they are. */
    long count();
}
