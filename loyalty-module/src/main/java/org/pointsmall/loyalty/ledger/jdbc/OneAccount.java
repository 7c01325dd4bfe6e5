package org.pointsmall.loyalty.ledger.jdbc;

/**
 * SQL for whose account a member's is: who was merged has, with everybody who was merged into the same account, that one
 * account. An account points to the one that stands for it now, however often it was merged, so one step is enough.
 */
public final class OneAccount {
    /** The account that stands for a member's own; the member's id is to follow. */
    public static final String OF_MEMBER =
            "(SELECT COALESCE(own.MERGED_INTO, own.ACCOUNT_ID) FROM LOYALTY_ACCOUNT own WHERE own.MEMBER_ID = ?)";

    private static final String PARTS = " FROM (SELECT COALESCE(MERGED_INTO, ACCOUNT_ID) AS ACCOUNT_ID"
            + " FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?) one JOIN LOYALTY_ACCOUNT part"
            + " ON part.ACCOUNT_ID = one.ACCOUNT_ID OR part.MERGED_INTO = one.ACCOUNT_ID";

    /** All accounts that are one with a member's; the member's id is to follow. */
    public static final String ACCOUNTS = "SELECT part.ACCOUNT_ID" + PARTS;

    /** All members who have that one account; the member's id is to follow. */
    public static final String MEMBERS = "SELECT part.MEMBER_ID" + PARTS;

    /** When the first of these accounts was opened; the member's id is to follow. */
    public static final String OPENED_AT = "SELECT MIN(part.OPENED_AT) AS OPENED_AT" + PARTS;

    /** The member whose account stands for the member's own, where that was merged; the member's id is to follow. */
    public static final String MEMBER = "(SELECT one.MEMBER_ID FROM LOYALTY_ACCOUNT own"
            + " JOIN LOYALTY_ACCOUNT one ON one.ACCOUNT_ID = own.MERGED_INTO WHERE own.MEMBER_ID = ?)";

    private OneAccount() {}
}
