package org.pointsmall.loyalty.admin.member;

/**
 * A member in the list, in writing.
 *
 * @param account the id of the account
 * @param status the code of its name
 * @param since the day on which the account was opened
 * @param lastSeen the last day on which points were earned or used; empty for never
 */
record MemberLine(
        String account,
        String login,
        String name,
        String email,
        String tier,
        String segment,
        String status,
        String available,
        String since,
        String lastSeen) {}
