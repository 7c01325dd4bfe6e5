package org.pointsmall.loyalty.insight.roster;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.BusinessDays;
import org.pointsmall.loyalty.ledger.Account;

/**
 * A member in the list.
 *
 * @param tier the code of the tier as it was decided last; null for none
 * @param segment the code of the segment by the run in force; null for none
 * @param lastSeen the last day that has been counted on which points were earned or used; null for never
 */
public record MemberRow(
        Account account,
        Instant openedAt,
        @Nullable String tier,
        @Nullable String segment,
        @Nullable LocalDate lastSeen) {

    /** Where a page in this order ends that ends with this member. */
    public MemberKey key(MemberSorting order) {
        long value =
                switch (order.by()) {
                    case JOINED -> 0;
                    case BALANCE -> account.balance().available().value();
                    case LAST_SEEN -> lastSeen == null ? BusinessDays.NONE : BusinessDays.number(lastSeen);
                };
        return new MemberKey(value, account.id().value());
    }
}
