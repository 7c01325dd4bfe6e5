package org.pointsmall.loyalty.segment;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;

/** The store's placed orders, member by member. Those that were cancelled, or came back whole, are none. */
@FunctionalInterface
public interface OrderHistory {

    /**
     * Reads the purchases of the next customers by id. The work is bounded by the customers, whether they bought
     * anything or not.
     *
     * @param after the customer to go on behind; id 0 to begin with
     * @param customers how many to look at, at most
     */
    Page next(RunPlan plan, MemberId after, int customers);

    /**
     * @param purchases of those customers who are members and placed an order in the plan's span, by id; orders of
     *     customers whose account has become part of another's are that one's
     * @param upTo the last customer that was looked at; nothing where there are no more
     */
    record Page(List<Purchases> purchases, Optional<MemberId> upTo) {
        public Page {
            purchases = List.copyOf(purchases);
        }
    }
}
