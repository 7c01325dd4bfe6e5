package org.pointsmall.loyalty.broadleaf.pricing;

import java.util.function.Supplier;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.exception.RemoveFromCartException;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.broadleafcommerce.core.workflow.Processor;
import org.broadleafcommerce.core.workflow.WorkflowException;
import org.pointsmall.loyalty.broadleaf.cart.CartWish;
import org.pointsmall.loyalty.broadleaf.cart.Carts;
import org.pointsmall.loyalty.broadleaf.cart.OrderNote;
import org.pointsmall.loyalty.mall.Companions;
import org.pointsmall.loyalty.mall.LeftOffers;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Part of every pricing of a cart, once its total is known: takes out what may only be there beside other goods that have
 * left, by the store's own workflow, and has all of it priced anew. Each round takes a line out, so that there is a last.
 */
public final class CompanionsActivity extends BaseActivity<ProcessContext<Order>> {
    /** Between the total (8000) and the points payment. */
    private static final int BEFORE_POINTS = 8400;

    private final Companions companions;
    private final Carts carts;
    private final Supplier<OrderService> orders;
    private final Supplier<Processor> pricing;
    private final Transactions transactions;

    /** @param orders by name, because pricing is a part of the service, as is @param pricing, which this is a part of */
    public CompanionsActivity(
            Companions companions,
            Carts carts,
            Supplier<OrderService> orders,
            Supplier<Processor> pricing,
            Transactions transactions) {
        this.companions = companions;
        this.carts = carts;
        this.orders = orders;
        this.pricing = pricing;
        this.transactions = transactions;
        setOrder(BEFORE_POINTS);
    }

    @Override
    public ProcessContext<Order> execute(ProcessContext<Order> context) {
        Order order = context.getSeedData();
        if (isOpenCart(order) && CartWish.of(order).isPresent()) {
            Companions.Moves moves = companions.moves(carts.read(order));
            if (!moves.isNone()) {
                context.setSeedData(transactions.required(() -> moved(order, moves)));
            }
        }
        return context;
    }

    private static boolean isOpenCart(Order order) {
        return order.getId() != null
                && order.getSubmitDate() == null
                && OrderStatus.IN_PROCESS.equals(order.getStatus());
    }

    private Order moved(Order order, Companions.Moves moves) {
        try {
            for (long item : moves.leaving()) {
                orders.get().removeItem(order.getId(), item, false);
            }
            Order changed = orders.get().findOrderById(order.getId());
            OrderNote.keep(changed, LeftOffers.ATTRIBUTE, moves.left().text());
            CartWish.of(changed).ifPresent(wish -> CartWish.keep(changed, wish.takenBack()));
            return (Order) pricing.get().doActivities(changed).getSeedData();
        } catch (RemoveFromCartException | WorkflowException e) {
            throw new IllegalStateException("what has to leave the cart could not: " + order.getId(), e);
        }
    }
}
