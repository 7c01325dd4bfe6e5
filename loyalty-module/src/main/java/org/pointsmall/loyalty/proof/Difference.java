package org.pointsmall.loyalty.proof;

import java.util.Comparator;

/**
 * Something that does not agree with the journal, or within it.
 *
 * @param kind what does not agree
 * @param entry the entry that it shows at: the wrong one itself, or the last one that a wrong row should have followed;
 *     {@link #NO_ENTRY} where no single entry is to blame
 * @param words what the journal says, and what is kept instead
 */
public record Difference(Kind kind, long entry, String words) implements Comparable<Difference> {
    /** Sorts behind every entry. */
    public static final long NO_ENTRY = Long.MAX_VALUE;

    private static final Comparator<Difference> FIRST_CAUSE_FIRST = Comparator.comparingLong(Difference::entry)
            .thenComparing(Difference::kind)
            .thenComparing(Difference::words);

    /** What can differ, the most basic first: each can be the cause of those below it. */
    public enum Kind {
        /** The lines of an entry don't sum to zero, or there are none. */
        UNBALANCED_ENTRY,
        /** A line lies under another account than its entry. */
        STRAY_LINE,
        /** An entry says that it moved other points than its lines did. */
        WRONG_POINTS,
        /** An entry says that the member owned other points after it than all lines so far add up to. */
        WRONG_OWNED_AFTER,
        /** An entry took more from an account than there was. */
        OVERDRAWN_ACCOUNT,
        /** An entry took more from a lot than there was. */
        OVERDRAWN_LOT,
        /** An entry gives back what no exchange used up, or more than it did. */
        WRONG_GIVE_BACK,
        /** A hold's row is not what its entries say. */
        WRONG_HOLD,
        /** The rows that say which lots a hold took its points from are not what its entry says. */
        WRONG_HOLD_LOTS,
        /** A lot's row is not what its lines add up to. */
        WRONG_LOT,
        /** An account's row is not what its lines add up to. */
        WRONG_ACCOUNT,
        /** What members have is not what the programme gave out less what it took back. */
        WRONG_PROGRAMME,
        /** The sums that are kept of a past day are not what its entries and those before it add up to. */
        WRONG_CLOSING,
        /** A reward and the entries that paid it or gave points back don't say the same, or one lacks the other. */
        WRONG_REWARD,
        /** A code was given to what is none of its pool's rewards, or a pool's codes are not what its row says. */
        WRONG_CODE,
        /** What is taken of something limited is not the sum of its claims. */
        WRONG_STOCK,
        /** What a member has taken is not the sum of this member's claims. */
        WRONG_QUOTA,
        /** A claim is counted nowhere, or is not what it was claimed for. */
        WRONG_CLAIM
    }

    @Override
    public int compareTo(Difference other) {
        return FIRST_CAUSE_FIRST.compare(this, other);
    }

    @Override
    public String toString() {
        return words;
    }
}
