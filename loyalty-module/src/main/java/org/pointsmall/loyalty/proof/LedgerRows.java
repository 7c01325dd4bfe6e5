package org.pointsmall.loyalty.proof;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's rows, a few at a time. Each call of {@link #accounts} and {@link #holds} shows one moment; between calls
 * the store goes on.
 */
public interface LedgerRows {

    /** How many accounts there are, for the progress only. */
    long countAccounts();

    /**
     * Shows the next accounts in the order of their ids: first the accounts themselves, then their entries by account
     * and entry id, each followed by its lines, then the lots of these accounts that hold any points or owe any, in any order.
     *
     * @param after the last account that was seen
     * @return the last account that was shown, empty where there are no more
     */
    OptionalLong accounts(long after, AccountVisitor visitor);

    /**
     * Shows the next holds of more than 0 points in the order of their ids.
     *
     * @param after the last hold that was seen
     * @return the last hold that was looked at, empty where there are no more
     */
    OptionalLong holds(long after, HoldVisitor visitor);

    /** Is shown accounts. */
    interface AccountVisitor {
        void account(AccountRow account);

        void entry(EntryRow entry);

        /** A line of the entry that was shown last. */
        void line(LineRow line);

        void lot(LotRow lot);
    }

    /** Is shown holds. */
    interface HoldVisitor {
        void hold(Reservation reservation);
    }

    /** An account's row. */
    record AccountRow(long id, Amounts kept) {}

    /**
     * An entry's header.
     *
     * @param points by how much it says that it changed what the member owns
     * @param ownedAfter how much it says that the member owned after it
     * @param holdId the hold that it names, if any
     * @param hold that hold's row, where there is one
     * @param undone the entry of which it gives points back, where it gives back and there is one
     */
    record EntryRow(
            long id,
            long account,
            String kind,
            long points,
            long ownedAfter,
            @Nullable Long holdId,
            @Nullable HoldRow hold,
            @Nullable UndoneRow undone) {}

    /** An entry of which points came back; {@code givenBack} are those of all entries that name it. */
    record UndoneRow(long id, String kind, long points, long givenBack) {}

    /** A hold's row, by its status now; committed are the points that were used up. */
    record HoldRow(long account, long points, long committed, String status) {}

    /** A line of an entry; the lot is null on the programme's sides, but where it owes what was written off. */
    record LineRow(String side, long account, @Nullable Long lot, long amount) {}

    /** A lot's row, with what is kept of what it owes; below zero for what it is to get back. */
    record LotRow(long id, long account, Amounts kept, long owed) {}

    /**
     * Which lots a hold took its points from.
     *
     * @param points by the hold's row
     * @param entry the entry that reserved them; null where there is none
     * @param kept points by lot, by the rows beside the hold
     * @param posted points by lot, by the entry's lines
     */
    record Reservation(
            long hold, long account, long points, @Nullable Long entry, Map<Long, Long> kept, Map<Long, Long> posted) {
        public Reservation {
            kept = Map.copyOf(kept);
            posted = Map.copyOf(posted);
        }
    }
}
