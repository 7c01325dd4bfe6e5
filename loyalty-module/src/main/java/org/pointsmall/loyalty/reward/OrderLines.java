package org.pointsmall.loyalty.reward;

import java.util.List;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.OrderRef;

/** Items of members' orders, for staff to say which of them a reward belongs to. */
@FunctionalInterface
public interface OrderLines {

    /** An item of an order that stands. */
    record Line(OrderRef order, long item, String name, int quantity) {}

    /** The latest of the member's, by whichever login. */
    List<Line> of(MemberId member, int limit);
}
