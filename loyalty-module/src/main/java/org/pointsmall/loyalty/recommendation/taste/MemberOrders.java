package org.pointsmall.loyalty.recommendation.taste;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;

/** The members' orders, as the store has them: placed, neither cancelled nor come back whole. */
public interface MemberOrders {

    /**
     * The orders of the next customers by id: all orders of each, and of those whose accounts have become part of theirs.
     *
     * @param since orders before this moment don't count
     * @param until nor do orders from this moment on
     * @param after the customer to go on behind; id 0 to begin with
     * @param customers how many to look at, at most
     */
    Page next(Instant since, Instant until, MemberId after, int customers);

    /** One member's orders since a moment, the latest first; those of all who have become one with the member. */
    List<MemberOrder> of(MemberId member, Instant since);

    /**
     * @param orders by member, and each member's by time
     * @param upTo the last customer that was looked at; nothing where there are no more
     */
    record Page(List<MemberOrder> orders, Optional<MemberId> upTo) {
        public Page {
            orders = List.copyOf(orders);
        }
    }
}
