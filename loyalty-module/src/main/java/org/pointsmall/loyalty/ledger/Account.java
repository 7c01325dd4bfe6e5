package org.pointsmall.loyalty.ledger;

import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Refusal;

/**
 * A member's points account as read, usually under its lock.
 *
 * @param id the account
 * @param member whose it is
 * @param status whether it may move points
 * @param balance the points, by state
 */
public record Account(AccountId id, MemberId member, AccountStatus status, Balance balance) {

    /** Why its points can't be spent, whatever the balance: {@code ACCOUNT_FROZEN} with its {@code accountStatus}. */
    public Optional<Refusal> blocked() {
        return status == AccountStatus.ACTIVE ? Optional.empty() : Optional.of(Refusals.notActive(status));
    }
}
