package org.pointsmall.demo.loyalty;

import org.pointsmall.demo.store.checkout.OrderPoints;
import org.pointsmall.loyalty.redemption.Settlement;
import org.pointsmall.loyalty.statement.Statements;
import org.springframework.context.event.EventListener;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** An order's points: as the plugin has just told this request's checkout, or else from the journal. */
final class LoyaltyOrderPoints implements OrderPoints {
    private static final String SETTLEMENT = LoyaltyOrderPoints.class.getName();

    private final Statements statements;

    LoyaltyOrderPoints(Statements statements) {
        this.statements = statements;
    }

    @EventListener
    void remember(Settlement settlement) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(SETTLEMENT, settlement, RequestAttributes.SCOPE_REQUEST);
        }
    }

    @Override
    public Moved of(long orderId) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object told = request == null ? null : request.getAttribute(SETTLEMENT, RequestAttributes.SCOPE_REQUEST);
        if (told instanceof Settlement settlement && settlement.order().id() == orderId) {
            return new Moved(settlement.spent().value(), settlement.earned().value());
        }
        Statements.OrderPoints moved = statements.ofOrder(orderId);
        return new Moved(moved.spent().value(), moved.earned().value());
    }
}
