package org.pointsmall.loyalty.insight.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where sums are kept, with which hours are to be counted anew. Everything takes part in the caller's transaction. */
public interface FigureBook {

    /**
     * How far counting has come.
     *
     * @param zone by whose days the sums are; null before the first
     * @param rebuild the day from which on all is to be counted anew; {@link LocalDate#MIN} for the first of all, null for none
     * @param asOf all that had happened by then is in the sums; null before the first
     */
    record State(@Nullable ZoneId zone, @Nullable LocalDate rebuild, @Nullable Instant asOf) {

        /** Whether all is being counted anew. */
        public boolean isRebuilding() {
            return rebuild != null;
        }
    }

    /**
     * That something happened.
     *
     * @param order the store's order that it happened to; null where it was none
     */
    record Due(long id, Instant at, @Nullable Long order) {}

    /** Something happened then: its hour is to be counted anew. Never waits for anybody. */
    default void note(Instant at) {
        note(at, null);
    }

    /** The same, to an order of the store's, whose own hour is to be counted anew, too. */
    void note(Instant at, @Nullable Long order);

    /** At most {@code limit} of what was noted, by id. */
    List<Due> due(int limit);

    /** What was noted is counted. */
    void done(Collection<Due> counted);

    State state();

    /** The state, locked: nobody else counts until the transaction ends. */
    State lock();

    /** Writes the state down. Under {@link #lock}. */
    void keep(State state);

    /** Puts these sums in the place of the hour's. Under {@link #lock}. */
    void replace(BusinessHour hour, List<FigureCell> cells);

    /** Adds the day's hours up. Under {@link #lock}. */
    void sumUp(LocalDate day);

    /** The first day that has sums. */
    Optional<LocalDate> firstDay();

    /** The last day that has sums. */
    Optional<LocalDate> lastDay();
}
