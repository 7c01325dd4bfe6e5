package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * An order that has been settled. The store hears of it as an application event, on the checkout's thread and within
 * its transaction where there is one: enough to tell the shopper, who is waiting for the answer.
 *
 * @param member who placed the order
 * @param order the order
 * @param spent points that it used up
 * @param earned points that it added to what the member owns
 */
public record Settlement(MemberId member, OrderRef order, Points spent, Points earned) {}
