package org.pointsmall.loyalty.insight.roster;

/** In which order members are listed; among equals, by account in the same direction. */
public record MemberSorting(By by, boolean descending) {
    /** Who joined last comes first. */
    public static final MemberSorting NEWEST = new MemberSorting(By.JOINED, true);

    /** What members are sorted by. */
    public enum By {
        /** When the account was opened: accounts are numbered as they are opened. */
        JOINED,
        /** Available points. */
        BALANCE,
        /** The last day on which points were earned or used; those who never did come last either way. */
        LAST_SEEN
    }
}
