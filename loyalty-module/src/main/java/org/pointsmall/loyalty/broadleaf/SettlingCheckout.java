package org.pointsmall.loyalty.broadleaf;

import java.util.Objects;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutResponse;
import org.broadleafcommerce.core.order.domain.Order;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.logging.LogField;
import org.pointsmall.loyalty.purchase.OrderChanges;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.Settlement;
import org.pointsmall.loyalty.redemption.SettlementRetries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Settles each order that the store's checkout has accepted. Around the checkout and not one of its activities: the
 * store writes the accepted order only after the last of them, and points that are used up for an order that a crash
 * or a failing activity then undoes would be lost.
 */
final class SettlingCheckout implements MethodInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(SettlingCheckout.class);

    private final SettleCheckout settleCheckout;
    private final SettlementRetries retries;
    private final Carts carts;
    private final LimitedGoods limitedGoods;
    private final OrderChanges changes;
    private final ApplicationEventPublisher events;

    SettlingCheckout(
            SettleCheckout settleCheckout,
            SettlementRetries retries,
            Carts carts,
            LimitedGoods limitedGoods,
            OrderChanges changes,
            ApplicationEventPublisher events) {
        this.settleCheckout = settleCheckout;
        this.retries = retries;
        this.carts = carts;
        this.limitedGoods = limitedGoods;
        this.changes = changes;
        this.events = events;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation checkout) throws Throwable {
        try (LogField.Scope order = about(checkout.getArguments())) {
            Object result = checkout.proceed();
            if (result instanceof CheckoutResponse response) {
                sell(response.getOrder());
                settle(response.getOrder());
                tellOfGuests(response.getOrder());
            }
            return result;
        }
    }

    /** A store's own service may do more than check out: what is about no saved order is let be. */
    private static LogField.Scope about(@Nullable Object[] arguments) {
        return Stream.of(arguments)
                .filter(Order.class::isInstance)
                .map(argument -> ((Order) argument).getId())
                .filter(Objects::nonNull)
                .findFirst()
                .map(LogField.ORDER::with)
                .orElse(() -> {});
    }

    /** A guest's too. What can't be noted here is recovered when its time is up. */
    private void sell(Order order) {
        try {
            limitedGoods.sold(order.getId(), Members.of(order.getCustomer()), WantedItems.of(order));
        } catch (RuntimeException e) {
            LOG.error("Order {} stands; what it took of limited products will be recovered", order.getId(), e);
        }
    }

    /** The order stands by now: whatever happens here is logged, and noted to be tried again. */
    private void settle(Order order) {
        try {
            StorePlacedOrders.read(order, carts)
                    .flatMap(settleCheckout::settleFirst)
                    .ifPresent(this::tell);
        } catch (RuntimeException e) {
            LOG.error("Order {} stands, its points could not be read; it will be tried again", order.getId(), e);
            retries.failed(new OrderRef(order.getId(), order.getOrderNumber()), e);
        }
    }

    /** A member's order is told of by its settlement. */
    private void tellOfGuests(Order order) {
        try {
            if (Members.of(order.getCustomer()).isEmpty()) {
                changes.changed(order.getId());
            }
        } catch (RuntimeException e) {
            LOG.warn("Order {} stands, whose it is could not be read; figures will see it later", order.getId(), e);
        }
    }

    /** Who listens must not cost anybody the order either. */
    private void tell(Settlement settlement) {
        try {
            events.publishEvent(settlement);
        } catch (RuntimeException e) {
            LOG.error("{} is settled; somebody who was told of it failed", settlement.order(), e);
        }
    }
}
