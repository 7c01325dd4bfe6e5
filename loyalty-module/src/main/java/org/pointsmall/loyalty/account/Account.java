package org.pointsmall.loyalty.account;

/**
 * A member's points account as read, usually under its lock.
 *
 * @param id the account
 * @param member whose it is
 * @param status whether it may move points
 * @param balance the points, by state
 */
public record Account(AccountId id, MemberId member, AccountStatus status, Balance balance) {}
